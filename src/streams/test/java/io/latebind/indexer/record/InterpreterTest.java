package io.latebind.indexer.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.index.RowLimits;
import io.latebind.protocol.Effect;
import io.latebind.protocol.Message;
import io.latebind.rows.TreeRows;
import io.latebind.state.RowState;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last guard of what is sent: nothing that Kafka would refuse when the transaction ends. */
class InterpreterTest {
  private static final RowLimits LIMITS = RowLimits.of(RowLimits.MIN_MESSAGE_BYTES, 1);

  private final MockProcessorContext<Object, byte @Nullable []> context =
      new MockProcessorContext<>();
  private final Interpreter interpreter =
      new Interpreter(
          context,
          "documents",
          0,
          new RowState(new TreeRows(), new TreeRows(), 1 << 20, LIMITS),
          Meters.NONE,
          LIMITS);

  @BeforeEach
  void setTime() {
    context.setCurrentSystemTimeMs(5);
  }

  private static Effect entry(int bytes) {
    return new Effect.Publish("i/x", new byte[bytes]);
  }

  private static Effect message(int bytes) {
    return new Effect.Send(0, new Message.Replicate("x", 1, new byte[bytes]));
  }

  @Test
  void anEntryThatIsTooLargeForARecordIsNotSentAndNamed() {
    interpreter.interpret(List.of(entry(LIMITS.rowBytes() - 3)));
    assertThat(context.forwarded()).hasSize(1);

    assertThatThrownBy(() -> interpreter.interpret(List.of(entry(LIMITS.rowBytes() - 2))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("of i/x to ")
        .hasMessageContaining("at most " + LIMITS.rowBytes());
    assertThat(context.forwarded()).hasSize(1);
  }

  @Test
  void aMessageThatIsTooLargeForARecordIsNotSentAndNamed() {
    interpreter.interpret(List.of(message(LIMITS.documentBytes())));
    assertThat(context.forwarded()).hasSize(1);

    assertThatThrownBy(() -> interpreter.interpret(List.of(message(LIMITS.rowBytes()))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("of x to ");
    assertThat(context.forwarded()).hasSize(1);
  }
}
