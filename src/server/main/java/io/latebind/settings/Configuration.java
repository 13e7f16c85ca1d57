package io.latebind.settings;

import io.latebind.definition.text.Suggestion;
import io.latebind.streams.MessageSizes;
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
 * A properties file: Latebind's own settings, and the properties passed through to Kafka's clients.
 *
 * @param settings Latebind's settings
 * @param client all other properties
 */
public record Configuration(Map<Setting, String> settings, Map<String, String> client) {
  /** A configuration with defaults only. */
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
   * @throws SettingsException if it cannot be read or contains an unknown setting
   */
  public static Configuration read(Path file) {
    Properties properties = new Once(file);
    try {
      String text = Files.readString(file);
      // Some editors begin a file with a byte order mark, which is not part of the first name.
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

  /**
   * Properties of a file, each of which may be given only once, because it would be unclear which
   * value is meant.
   */
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

  /** Separates Latebind's settings from the clients' properties. */
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

  /** A copy with another value for a setting. */
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

  /** The path in a setting that names a file; empty if it is not set. */
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

  /** The value of a setting that is a whole number of at least {@code least}. */
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

  /** As {@link #number}, for a value that has to fit into an int. */
  public int integer(Setting setting, int least) {
    long number = number(setting, least);
    if (number > Integer.MAX_VALUE) {
      throw unfit(setting, "give a number of at most " + Integer.MAX_VALUE);
    }
    return (int) number;
  }

  /** As {@link #number}, for the size of something that has to fit into a record. */
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

  /** The exception for an invalid value of a setting, with what would be valid. */
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

  /** Names only, because values may be secrets. */
  @Override
  public String toString() {
    return "Configuration[settings="
        + new TreeSet<>(settings.keySet())
        + ", client="
        + new TreeSet<>(client.keySet())
        + "]";
  }
}
