package io.latebind.app;

import io.latebind.definition.Suggestion;
import io.latebind.topology.MessageSizes;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file of properties: Latebind's own settings, and what is passed through to Kafka's clients.
 *
 * @param settings Latebind's
 * @param client everything else
 */
public record Configuration(Map<Setting, String> settings, Map<String, String> client) {
  /** Nothing but defaults. */
  public static final Configuration EMPTY = new Configuration(Map.of(), Map.of());

  private static final List<String> NAMES =
      Arrays.stream(Setting.values()).map(Setting::key).toList();

  /** Copies the maps. */
  public Configuration {
    settings = Map.copyOf(settings);
    client = Map.copyOf(client);
  }

  /**
   * Reads a file.
   *
   * @throws SettingsException when it cannot be read or has a setting that there is not
   */
  public static Configuration read(Path file) {
    Properties properties = new Once(file);
    try {
      String text = Files.readString(file);
      // Editors of some systems begin a file with a mark, which is not of the first name.
      properties.load(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
    } catch (IOException | IllegalArgumentException e) {
      String reason = e instanceof CharacterCodingException ? "it is not UTF-8" : e.toString();
      throw new SettingsException(
          "The configuration "
              + file
              + " cannot be read: "
              + reason
              + ". Give a file of properties, as Kafka's clients have them.",
          e);
    }
    return of(properties);
  }

  /** Properties of a file, each of which may be given once: nobody knows which was meant. */
  private static final class Once extends Properties {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    Once(Path file) {
      this.file = file;
    }

    @Override
    public synchronized @Nullable Object put(Object name, Object value) {
      if (containsKey(name) && !value.equals(get(name))) {
        throw new SettingsException(
            name
                + " stands twice in "
                + file
                + ", with different values. Take one of the lines out.");
      }
      return super.put(name, value);
    }
  }

  /** Sorts properties into Latebind's and the clients'. */
  public static Configuration of(Properties properties) {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    Map<String, String> client = new LinkedHashMap<>();
    for (String name : properties.stringPropertyNames()) {
      String value = properties.getProperty(name).strip();
      if (name.startsWith(Setting.PREFIX)) {
        settings.put(setting(name), value);
      } else {
        client.put(name, value);
      }
    }
    return new Configuration(settings, client);
  }

  private static Setting setting(String name) {
    return Arrays.stream(Setting.values())
        .filter(setting -> setting.key().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingsException(
                    "There is no setting "
                        + name
                        + ". "
                        + Suggestion.nearest(NAMES, name)
                            .map(near -> "Did you mean " + near + "? ")
                            .orElse("")
                        + "There are: "
                        + String.join(", ", NAMES)
                        + "."));
  }

  /** The same with another value for a setting. */
  public Configuration with(Setting setting, String value) {
    Map<Setting, String> changed = new LinkedHashMap<>(settings);
    changed.put(setting, value);
    return new Configuration(changed, client);
  }

  /** The value of a setting. */
  public String text(Setting setting) {
    @Nullable String given = settings.get(setting);
    return given == null ? setting.defaultValue() : given;
  }

  /** The value of a setting that names a file; empty when it is not set. */
  Optional<Path> file(Setting setting) {
    String name = text(setting);
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      throw unfit(setting, "give the path of a file");
    }
  }

  /** The value of a setting that is true or false. */
  public boolean flag(Setting setting) {
    return switch (text(setting)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw unfit(setting, "give true or false");
    };
  }

  /** The value of a setting that is a whole number from {@code least} on. */
  public long number(Setting setting, long least) {
    return parse(
        setting,
        text -> {
          long number = Long.parseLong(text);
          if (number < least || number > Integer.MAX_VALUE * 1024L) {
            throw new NumberFormatException();
          }
          return number;
        },
        "give a whole number of at least " + least);
  }

  /** As {@link #number}, for what has to fit into an int. */
  public int integer(Setting setting, int least) {
    long number = number(setting, least);
    if (number > Integer.MAX_VALUE) {
      throw unfit(setting, "give a number of at most " + Integer.MAX_VALUE);
    }
    return (int) number;
  }

  /** As {@link #number}, for a size that a record must have room for. */
  int messageBytes(Setting setting, int least) {
    long number = number(setting, least);
    if (number > MessageSizes.MOST_BYTES) {
      throw unfit(
          setting,
          "give at most "
              + MessageSizes.MOST_BYTES
              + ", because Kafka's brokers take no request of more than 100 MiB, into which two of"
              + " the largest have to fit; split what is larger into documents that load each"
              + " other");
    }
    return (int) number;
  }

  private <T> T parse(Setting setting, Function<String, T> parser, String advice) {
    try {
      return parser.apply(text(setting));
    } catch (NumberFormatException e) {
      throw unfit(setting, advice);
    }
  }

  /** Says that the value of a setting will not do, and what would. */
  SettingsException unfit(Setting setting, String advice) {
    return new SettingsException(
        setting.key()
            + " is \""
            + (setting.isSecret() ? "hidden" : text(setting))
            + "\"; "
            + advice
            + ". It means: "
            + setting.explanation());
  }

  /** Names only: values may be secrets. */
  @Override
  public String toString() {
    return "Configuration[settings="
        + new TreeSet<>(settings.keySet())
        + ", client="
        + new TreeSet<>(client.keySet())
        + "]";
  }
}
