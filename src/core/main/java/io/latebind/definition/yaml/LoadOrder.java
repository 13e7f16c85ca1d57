package io.latebind.definition.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The order in which loads run: as written, except that each follows those that its template reads
 * from.
 *
 * @param order the loads; those in a cycle are placed as if there were no cycle
 * @param cycles loads that wait for each other: {@code [a, b]} when a reads from b and b from a
 */
record LoadOrder(List<String> order, List<List<String>> cycles) {
  /**
   * The order of these loads.
   *
   * @param uses each load, in the order written, and the loads that its template reads from
   */
  static LoadOrder of(Map<String, Set<String>> uses) {
    return new Sorter(uses).sort();
  }

  /** A topological sort: repeatedly takes a load after all the loads that it uses. */
  private static final class Sorter {
    private final Map<String, Integer> places = new HashMap<>();
    private final TreeMap<String, Set<String>> open;
    private final Map<String, List<String>> usedBy = new HashMap<>();
    private final TreeSet<String> ready;
    private final List<String> order = new ArrayList<>();
    private final List<List<String>> cycles = new ArrayList<>();

    Sorter(Map<String, Set<String>> uses) {
      uses.keySet().forEach(load -> places.put(load, places.size()));
      Comparator<String> asWritten = Comparator.comparing(places::get);
      open = new TreeMap<>(asWritten);
      ready = new TreeSet<>(asWritten);
      uses.forEach(
          (load, used) -> {
            open.put(load, new TreeSet<>(used));
            used.forEach(name -> usedBy.computeIfAbsent(name, n -> new ArrayList<>()).add(load));
            if (used.isEmpty()) {
              ready.add(load);
            }
          });
    }

    LoadOrder sort() {
      while (!open.isEmpty()) {
        if (ready.isEmpty()) {
          List<String> cycle = cycle();
          cycles.add(cycle);
          ready.addAll(cycle);
        }
        take(ready.removeFirst());
      }
      return new LoadOrder(List.copyOf(order), List.copyOf(cycles));
    }

    private void take(String load) {
      open.remove(load);
      order.add(load);
      for (String user : usedBy.getOrDefault(load, List.of())) {
        Set<String> left = open.get(user);
        if (left != null && left.remove(load) && left.isEmpty()) {
          ready.add(user);
        }
      }
    }

    /**
     * When no load is ready, each open load uses an open one: following them leads into a cycle.
     */
    private List<String> cycle() {
      LinkedHashSet<String> visited = new LinkedHashSet<>();
      String at = open.firstKey();
      while (visited.add(at)) {
        at = open.getOrDefault(at, Set.of()).iterator().next();
      }
      List<String> path = List.copyOf(visited);
      return fromSmallest(path.subList(path.indexOf(at), path.size()));
    }

    private static List<String> fromSmallest(List<String> cycle) {
      int smallest = cycle.indexOf(new TreeSet<>(cycle).first());
      List<String> rotated = new ArrayList<>(cycle.subList(smallest, cycle.size()));
      rotated.addAll(cycle.subList(0, smallest));
      return List.copyOf(rotated);
    }
  }
}
