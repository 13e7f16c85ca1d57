package io.latebind.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.protocol.Sweep;
import io.latebind.rows.Position;
import io.latebind.rows.RowKeys;
import io.latebind.rows.Rows;
import io.latebind.rows.TopicIds;
import io.latebind.rows.TreeRows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirtyRowsTest {
  private final TreeRows rows = new TreeRows();
  private final RowState state = state();

  private RowState state() {
    return new RowState(rows, 1 << 20);
  }

  @Test
  void whoIsDirtyAtACommitIsDirtyInTheNextLife() {
    state.putDirty("b");
    state.putDirty("a");
    state.putDirty("c");
    state.removeDirty("c");
    state.putSweep(Sweep.DIRTY, Sweep.BEGIN);
    state.write();

    RowState next = state();
    assertThat(next.dirtyCount()).isEqualTo(2);
    assertThat(next.nextDirty(false)).isEqualTo("a");
    assertThat(next.nextSweep(null)).isEqualTo(Sweep.DIRTY);

    next.removeDirty("a");
    next.removeDirty("b");
    next.write();
    assertThat(state().dirtyCount()).isZero();
  }

  @Test
  void whoIsCleanAgainBeforeACommitHasNoRow() {
    state.putDirty("a");
    state.removeDirty("a");
    state.write();

    assertThat(RowKeys.all(rows, RowKeys.DIRTY)).isEmpty();
  }

  @Test
  void whoHasBeenDirtyForLongestComesFirst() {
    state.putDirty("c");
    state.removeDirty("c");
    state.putDirty("b");
    state.putDirty("c");
    state.putDirty("a");
    state.putDirty("b");

    assertThat(state.nextDirty(true)).isEqualTo("b");
    state.removeDirty("b");
    assertThat(state.nextDirty(true)).isEqualTo("c");
    assertThat(state.nextDirty(false)).as("evaluated before").isEqualTo("a");
    state.forgetEvaluated();
    state.removeDirty("a");
    assertThat(state.nextDirty(false)).isEqualTo("c");
  }

  /** Notes the first byte of the key of every row that is written. */
  private record Noting(Rows rows, List<Byte> kinds) implements Rows {
    @Override
    public byte @Nullable [] get(byte[] key) {
      return rows.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
      kinds.add(key[0]);
      rows.put(key, value);
    }

    @Override
    public void delete(byte[] key) {
      kinds.add(key[0]);
      rows.delete(key);
    }

    @Override
    public void walk(byte kind, byte @Nullable [] after, byte @Nullable [] upTo, Visitor visitor) {
      rows.walk(kind, after, upTo, visitor);
    }

    @Override
    public int compare(byte[] one, byte[] other) {
      return rows.compare(one, other);
    }

    @Override
    public void scan(byte[] from, byte @Nullable [] to, Visitor visitor) {
      rows.scan(from, to, visitor);
    }
  }

  @Test
  void howFarTheStateHasComeIsWrittenLast() {
    List<Byte> kinds = new ArrayList<>();
    RowState noted = new RowState(new Noting(rows, kinds), 1 << 20);
    noted.putPosition(Position.begin(TopicIds.UNKNOWN).next(1, 0));
    noted.putDirty("a");
    noted.putSweep(Sweep.DIRTY, Sweep.BEGIN);

    assertThat(noted.isChanged()).isTrue();
    noted.write();

    assertThat(kinds).containsExactly(RowKeys.SWEEP, RowKeys.DIRTY, RowKeys.POSITION);
  }
}
