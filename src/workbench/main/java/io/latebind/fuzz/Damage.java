package io.latebind.fuzz;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages bytes: turns, drops, repeats, cuts and mixes them. */
final class Damage {
  private static final byte[][] STRANGE = {
    {0},
    {(byte) 0xff},
    {(byte) 0xc0, (byte) 0x80},
    {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
    {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
    {'\\', 'u', 'd', '8', '0', '0'},
    {'"'},
    {'{'},
    {'['},
    {'1', 'e', '9', '9', '9', '9', '9', '9', '9', '9', '9'},
    {'-'},
    {'\r', '\n'},
    {'%', '0', '0'},
    {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
    {':'},
    {','},
    {'}'},
    {']'},
    {'%'}
  };

  private final SplittableRandom random;

  Damage(SplittableRandom random) {
    this.random = random;
  }

  /** Damages one to eight places. */
  byte[] some(byte[] bytes) {
    byte[] damaged = bytes;
    for (int i = random.nextInt(1, 9); i > 0; i -= random.nextInt(1, 4)) {
      damaged = once(damaged);
    }
    return damaged;
  }

  /** Damages one place. */
  byte[] once(byte[] bytes) {
    int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
    int end = Math.min(bytes.length, at + random.nextInt(1, 9));
    return switch (random.nextInt(7)) {
      case 0 -> turned(bytes, at);
      case 1 -> replaced(bytes, at, end, new byte[0]);
      case 2 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
      case 3 -> Arrays.copyOf(bytes, at);
      case 4 -> replaced(bytes, at, at, noise(random.nextInt(1, 9)));
      case 5 -> replaced(bytes, at, end, STRANGE[random.nextInt(STRANGE.length)]);
      default -> replaced(bytes, at, at, STRANGE[random.nextInt(STRANGE.length)]);
    };
  }

  /** Any bytes. */
  byte[] noise(int length) {
    byte[] noise = new byte[length];
    for (int i = 0; i < length; i++) {
      noise[i] = (byte) random.nextInt(256);
    }
    return noise;
  }

  private byte[] turned(byte[] bytes, int at) {
    byte[] turned = bytes.clone();
    if (turned.length > 0) {
      turned[at] ^= (byte) (1 << random.nextInt(8));
    }
    return turned;
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
    byte[] all = Arrays.copyOf(bytes, bytes.length - (to - from) + by.length);
    System.arraycopy(by, 0, all, from, by.length);
    System.arraycopy(bytes, to, all, from + by.length, bytes.length - to);
    return all;
  }
}
