package io.latebind.document;

/**
 * A fast check that recognizes most JSON objects: those of RFC 8259 that are nested less than 64
 * deep, with no escape that may be half of a surrogate pair, few names, and numbers and names of
 * usual lengths. It builds nothing. When in doubt it returns false, and a parser must decide.
 */
final class PlainJson {
  private static final int MAX_DEPTH = 63;

  /** A parser refuses objects in which the hashes of too many names collide. */
  private static final int MAX_NAMES = 1_000;

  private static final int MAX_NAME_BYTES = 1_000;
  private static final int MAX_NUMBER_BYTES = 100;
  private static final int MAX_EXPONENT_DIGITS = 3;
  private static final int WRONG = -1;

  private final byte[] json;
  private boolean ascii = true;
  private int names;

  private PlainJson(byte[] json) {
    this.json = json;
  }

  /** Whether the bytes are certainly an object. */
  static boolean isObject(byte[] json) {
    PlainJson plain = new PlainJson(json);
    return plain.isObject() && (plain.ascii || Utf8.isValid(json));
  }

  private boolean isObject() {
    int at = pastSpace(0);
    if (!is('{', at)) {
      return false;
    }
    at = pastValues(at);
    return at != WRONG && pastSpace(at) == json.length;
  }

  private boolean is(char expected, int at) {
    return at < json.length && json[at] == expected;
  }

  private int pastSpace(int from) {
    int at = from;
    while (at < json.length
        && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
      at++;
    }
    return at;
  }

  /**
   * Skips the object or array that begins at {@code from}. The bits of {@code objects} say which of
   * the open ones are objects, the innermost in the lowest bit.
   */
  private int pastValues(int from) {
    long objects = 0;
    int depth = 0;
    int at = from;
    while (true) {
      // A value begins here.
      if (is('{', at) || is('[', at)) {
        boolean object = json[at] == '{';
        int next = pastSpace(at + 1);
        if (!is(object ? '}' : ']', next)) {
          if (++depth > MAX_DEPTH) {
            return WRONG;
          }
          objects = (objects << 1) | (object ? 1 : 0);
          at = object ? pastName(next) : next;
          if (at == WRONG) {
            return WRONG;
          }
          continue;
        }
        at = next + 1;
      } else {
        at = pastScalar(at);
        if (at == WRONG) {
          return WRONG;
        }
      }
      // A value has ended.
      while (depth > 0) {
        at = pastSpace(at);
        boolean object = (objects & 1) != 0;
        if (is(',', at)) {
          at = pastSpace(at + 1);
          at = object ? pastName(at) : at;
          break;
        }
        if (!is(object ? '}' : ']', at)) {
          return WRONG;
        }
        at++;
        depth--;
        objects >>>= 1;
      }
      if (depth == 0 || at == WRONG) {
        return at;
      }
    }
  }

  /** Skips a name, to the value after it. */
  private int pastName(int from) {
    if (!is('"', from) || ++names > MAX_NAMES) {
      return WRONG;
    }
    int at = pastText(from);
    if (at == WRONG || at - from > MAX_NAME_BYTES) {
      return WRONG;
    }
    at = pastSpace(at);
    return is(':', at) ? pastSpace(at + 1) : WRONG;
  }

  private int pastScalar(int at) {
    if (at >= json.length) {
      return WRONG;
    }
    return switch (json[at]) {
      case '"' -> pastText(at);
      case 't' -> pastWord(at, "true");
      case 'f' -> pastWord(at, "false");
      case 'n' -> pastWord(at, "null");
      default -> pastNumber(at);
    };
  }

  private int pastWord(int at, String word) {
    if (json.length - at < word.length()) {
      return WRONG;
    }
    for (int i = 1; i < word.length(); i++) {
      if (json[at + i] != word.charAt(i)) {
        return WRONG;
      }
    }
    return at + word.length();
  }

  private int pastText(int from) {
    int at = from + 1;
    while (at < json.length) {
      byte each = json[at];
      if (each == '"') {
        return at + 1;
      }
      if (each == '\\') {
        at = pastEscape(at + 1);
        if (at == WRONG) {
          return WRONG;
        }
      } else {
        if (each < ' ') {
          if (each >= 0) {
            return WRONG;
          }
          ascii = false;
        }
        at++;
      }
    }
    return WRONG;
  }

  private int pastEscape(int at) {
    if (at >= json.length) {
      return WRONG;
    }
    return switch (json[at]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
      case 'u' -> pastHex(at + 1);
      default -> WRONG;
    };
  }

  /** An escape that may be half of a surrogate pair is left to a parser. */
  private int pastHex(int at) {
    if (json.length - at < 4 || (json[at] | 0x20) == 'd') {
      return WRONG;
    }
    for (int i = at; i < at + 4; i++) {
      int each = json[i] | 0x20;
      if (!isDigit(json[i]) && (each < 'a' || each > 'f')) {
        return WRONG;
      }
    }
    return at + 4;
  }

  private static boolean isDigit(byte each) {
    return each >= '0' && each <= '9';
  }

  private int pastNumber(int from) {
    int at = is('-', from) ? from + 1 : from;
    int digits = at;
    at = pastDigits(at);
    if (at == digits || (json[digits] == '0' && at > digits + 1)) {
      return WRONG;
    }
    if (is('.', at)) {
      int fraction = at + 1;
      at = pastDigits(fraction);
      if (at == fraction) {
        return WRONG;
      }
    }
    if (is('e', at) || is('E', at)) {
      int exponent = is('+', at + 1) || is('-', at + 1) ? at + 2 : at + 1;
      at = pastDigits(exponent);
      if (at == exponent || at - exponent > MAX_EXPONENT_DIGITS) {
        return WRONG;
      }
    }
    return at - from > MAX_NUMBER_BYTES ? WRONG : at;
  }

  private int pastDigits(int from) {
    int at = from;
    while (at < json.length && isDigit(json[at])) {
      at++;
    }
    return at;
  }
}
