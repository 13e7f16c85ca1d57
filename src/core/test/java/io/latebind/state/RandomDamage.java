package io.latebind.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.wire.MalformedRowException;
import java.util.Arrays;
import java.util.function.Supplier;

/** Spoils bytes, and checks that whoever reads them says so or finds another value in them. */
public final class RandomDamage {
  private RandomDamage() {}

  public static byte[] of(byte[] bytes, Samples samples) {
    if (samples.below(10) == 0) {
      return samples.bytes();
    }
    byte[] spoilt = Arrays.copyOf(bytes, samples.below(bytes.length + 3));
    for (int i = samples.below(4); i > 0 && spoilt.length > 0; i--) {
      spoilt[samples.below(spoilt.length)] = (byte) samples.below(256);
    }
    return spoilt;
  }

  public static void readsOrRefuses(Supplier<?> reading) {
    try {
      assertThat(reading.get()).isNotNull();
    } catch (MalformedRowException e) {
      assertThat(e).message().isNotBlank();
    }
  }
}
