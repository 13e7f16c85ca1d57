package io.latebind.soak;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a process was seen to use at a moment. Whatever cannot be told is NaN and an empty column.
 *
 * @param seconds since the load began
 * @param heapAfterGc MB of heap after the last collection of any kind
 * @param heapLive MB of heap after the last full collection
 * @param rss MB that are resident
 * @param deletedFiles files that are deleted and still held, by a handle or a mapping
 * @param storeLive MB of all rows in stores
 * @param storeDisk MB of the files of stores
 * @param storeMemory MB outside the heap that stores hold
 * @param direct MB of direct buffers
 * @param disk MB of its folder
 * @param segments of Lucene on the disk
 * @param cpu seconds that the process has used
 * @param load of the whole machine over a minute: processes that run or want to
 */
record ProcessSample(
    double seconds,
    String name,
    long pid,
    double heapAfterGc,
    double heapLive,
    double rss,
    double threads,
    double fileHandles,
    double mappedFiles,
    double deletedFiles,
    double storeLive,
    double storeDisk,
    double storeMemory,
    double direct,
    double disk,
    double segments,
    double cpu,
    double load) {
  static final String HEADER =
      "seconds,name,pid,heap_after_gc_mb,heap_live_mb,rss_mb,threads,file_handles,mapped_files,"
          + "deleted_files_held,store_live_mb,store_disk_mb,store_memory_mb,"
          + "direct_mb,disk_mb,lucene_segments,cpu_seconds,machine_load";

  /** A line without its end. */
  String line() {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%.0f,%s,%d", seconds, name, pid));
    double[] numbers = {
      heapAfterGc,
      heapLive,
      rss,
      threads,
      fileHandles,
      mappedFiles,
      deletedFiles,
      storeLive,
      storeDisk,
      storeMemory,
      direct,
      disk,
      segments,
      cpu,
      load
    };
    for (double number : numbers) {
      line.append(Double.isNaN(number) ? "," : String.format(Locale.ROOT, ",%.1f", number));
    }
    return line.toString();
  }

  /** Reads a line; null where it was cut off. */
  static @Nullable ProcessSample parse(String line) {
    String[] parts = line.split(",", -1);
    if (parts.length != 18) {
      return null;
    }
    double[] n = new double[18];
    for (int i = 3; i < n.length; i++) {
      n[i] = parts[i].isEmpty() ? Double.NaN : Double.parseDouble(parts[i]);
    }
    return new ProcessSample(
        Double.parseDouble(parts[0]),
        parts[1],
        Long.parseLong(parts[2]),
        n[3],
        n[4],
        n[5],
        n[6],
        n[7],
        n[8],
        n[9],
        n[10],
        n[11],
        n[12],
        n[13],
        n[14],
        n[15],
        n[16],
        n[17]);
  }
}
