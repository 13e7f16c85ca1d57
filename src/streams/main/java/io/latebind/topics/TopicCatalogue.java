package io.latebind.topics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The topics as they should be: the files of {@code topics/} with the user's overrides.
 *
 * <p>The files are part of the product and read from the class path; a folder with files of the
 * same names can replace them.
 */
public final class TopicCatalogue {
  private static final String MAX_MESSAGE_BYTES = "max.message.bytes";
  private static final Pattern LEGAL_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  private final Map<TopicRole, TopicDeclaration> topics;
  private final Overrides overrides;

  private TopicCatalogue(Map<TopicRole, TopicDeclaration> topics, Overrides overrides) {
    this.topics = topics;
    this.overrides = overrides;
  }

  /**
   * The changelog of the indexer's rows. Kafka Streams creates it, and does not change it later.
   *
   * @param name its name in the cluster
   * @param maxMessageBytes the largest record that it has to accept
   */
  public record Changelog(String name, int maxMessageBytes) {
    Map<String, String> configs() {
      return Map.of(MAX_MESSAGE_BYTES, Integer.toString(maxMessageBytes));
    }
  }

  /**
   * The user's overrides of the files.
   *
   * @param partitions of documents, reindex and entries together
   * @param replicationFactor of all topics
   * @param prefix put in front of every topic's name, so that several Latebinds can share a cluster
   * @param sizes the minimum of {@code max.message.bytes}, where a file declares less
   * @param changelog the topic that Kafka Streams creates itself; null when it does not matter
   */
  public record Overrides(
      OptionalInt partitions,
      OptionalInt replicationFactor,
      String prefix,
      Map<TopicRole, Integer> sizes,
      @Nullable Changelog changelog) {
    /** Copies the sizes. */
    public Overrides {
      sizes = Map.copyOf(sizes);
    }

    /** No overrides. */
    public static Overrides none() {
      return new Overrides(OptionalInt.empty(), OptionalInt.empty(), "", Map.of(), null);
    }

    /** These overrides with a number of partitions. */
    public Overrides withPartitions(int count) {
      return new Overrides(OptionalInt.of(count), replicationFactor, prefix, sizes, changelog);
    }

    /** These overrides with a number of copies. */
    public Overrides withReplicationFactor(int copies) {
      return new Overrides(partitions, OptionalInt.of(copies), prefix, sizes, changelog);
    }

    /** These overrides with a prefix. */
    public Overrides withPrefix(String front) {
      return new Overrides(partitions, replicationFactor, front, sizes, changelog);
    }

    /** These overrides with room for larger records. */
    public Overrides withSizes(Map<TopicRole, Integer> bytes, Changelog of) {
      return new Overrides(partitions, replicationFactor, prefix, bytes, of);
    }
  }

  /**
   * Reads the declarations that come with Latebind.
   *
   * @throws ClusterException when an override is not possible
   */
  public static TopicCatalogue read(Overrides overrides) {
    return read(TopicCatalogue::fromClassPath, overrides);
  }

  /**
   * Reads the declarations in a folder.
   *
   * @throws ClusterException when a file is missing or wrong
   */
  public static TopicCatalogue read(Path folder, Overrides overrides) {
    return read(role -> fromFolder(folder, role), overrides);
  }

  private static TopicCatalogue read(Function<TopicRole, TopicFile> files, Overrides overrides) {
    Map<TopicRole, TopicDeclaration> topics = new EnumMap<>(TopicRole.class);
    for (TopicRole role : TopicRole.values()) {
      topics.put(role, override(files.apply(role).parse(), overrides));
    }
    requireDistinctNames(topics.values());
    requireEqualPartitions(topics.values());
    return new TopicCatalogue(topics, overrides);
  }

  private static TopicFile fromClassPath(TopicRole role) {
    String resource = "/topics/" + role.title() + ".yaml";
    try (@Nullable InputStream in = TopicCatalogue.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new ClusterException("Latebind is incomplete: " + resource + " is not in its jar.");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new TopicFile(role, resource.substring(1), text);
    } catch (IOException e) {
      throw new ClusterException("Latebind's " + resource + " cannot be read: " + e, e);
    }
  }

  private static TopicFile fromFolder(Path folder, TopicRole role) {
    Path file = folder.resolve(role.title() + ".yaml");
    try {
      return new TopicFile(role, file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new ClusterException(
          file
              + " cannot be read ("
              + e
              + "). A folder of topic declarations holds one file for each of the four topics; copy"
              + " Latebind's and change them.",
          e);
    }
  }

  private static TopicDeclaration override(TopicDeclaration declared, Overrides overrides) {
    String name = overrides.prefix() + declared.name();
    if (!LEGAL_NAME.matcher(name).matches()) {
      throw new ClusterException(
          "The topic for "
              + declared.role().title()
              + " would be called \""
              + name
              + "\", which is no name for a topic; use up to 249 letters, digits, dots, underscores"
              + " and hyphens, prefix included.");
    }
    int partitions =
        declared.role().copartitioned()
            ? overrides.partitions().orElse(declared.partitions())
            : declared.partitions();
    int replicas = overrides.replicationFactor().orElse(declared.replicationFactor());
    if (partitions < 1) {
      throw new ClusterException("The number of partitions is " + partitions + "; give 1 or more.");
    }
    if (replicas == 0 || replicas < -1 || replicas > Short.MAX_VALUE) {
      throw new ClusterException(
          "The replication factor is "
              + replicas
              + "; give 1 or more, or -1 for the cluster's default.");
    }
    return new TopicDeclaration(
        declared.role(), name, partitions, (short) replicas, configs(declared, overrides));
  }

  private static Map<String, String> configs(TopicDeclaration declared, Overrides overrides) {
    Map<String, String> configs = new HashMap<>(declared.configs());
    @Nullable Integer least = overrides.sizes().get(declared.role());
    if (least != null) {
      configs.merge(MAX_MESSAGE_BYTES, Integer.toString(least), TopicSettings::roomier);
    }
    return configs;
  }

  private static void requireDistinctNames(Collection<TopicDeclaration> topics) {
    Map<String, TopicRole> seen = new HashMap<>();
    for (TopicDeclaration topic : topics) {
      @Nullable TopicRole other = seen.put(topic.name(), topic.role());
      if (other != null) {
        throw new ClusterException(
            "%s.yaml and %s.yaml declare topics of the same name, %s; give each its own name."
                .formatted(other.title(), topic.role().title(), topic.name()));
      }
    }
  }

  private static void requireEqualPartitions(Collection<TopicDeclaration> topics) {
    var copartitioned = topics.stream().filter(topic -> topic.role().copartitioned()).toList();
    int expected = copartitioned.getFirst().partitions();
    for (TopicDeclaration topic : copartitioned) {
      if (topic.partitions() != expected) {
        throw new ClusterException(
            copartitioned.getFirst().name()
                + " is declared with "
                + expected
                + " partitions and "
                + topic.name()
                + " with "
                + topic.partitions()
                + "; declare the same number for documents, reindex and entries, because one task"
                + " owns the same partition of all three.");
      }
    }
  }

  /** All declarations, in the order of {@link TopicRole}. */
  public Collection<TopicDeclaration> topics() {
    return topics.values();
  }

  /** The declaration of the topic with a role. */
  public TopicDeclaration topic(TopicRole role) {
    return Objects.requireNonNull(topics.get(role));
  }

  /** The name of the topic with a role. */
  public String name(TopicRole role) {
    return topic(role).name();
  }

  /** The changelog; empty when it does not matter. */
  Optional<Changelog> changelog() {
    return Optional.ofNullable(overrides.changelog());
  }

  /** Whether the user gave the number of partitions; otherwise it is a file's default. */
  boolean partitionsGiven() {
    return overrides.partitions().isPresent();
  }
}
