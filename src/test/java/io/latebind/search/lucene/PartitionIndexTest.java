package io.latebind.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.search.SearchSchema;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartitionIndexTest {
  private static final SearchSchema ORDERS = new SearchSchema("orders", List.of());

  private final FragileFolders folders = new FragileFolders(new Random(1));
  private final Generations generations =
      new Generations(folders, "topic", SearchStoreSettings.DEFAULT, BackgroundMerges::new);

  /** Building ended before it began, since what was to be copied could not be read. */
  @Test
  void aRebuildThatCannotBeginLeavesNoFolderLocked() throws IOException {
    Generation undefined = generations.create("_undefined", 0, ORDERS, 0);
    Generation answering = generations.create("orders", 0, ORDERS, 0);
    PartitionIndex index =
        new PartitionIndex(
            "orders", generations, ORDERS, answering, undefined.index(), /* outdated= */ true);
    answering.index().close();

    index.rebuild(() -> 0);

    assertThat(index.isRebuilding()).isFalse();
    Generation next = generations.begin("orders", answering.number(), ORDERS, 0);
    assertThat(next.number()).isEqualTo(2);
    next.index().close();
    undefined.index().close();
  }
}
