package io.latebind.search.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.search.index.DiskFolders;
import io.latebind.search.index.Generation;
import io.latebind.search.index.Generations;
import io.latebind.search.lucene.BackgroundMerges;
import io.latebind.search.lucene.SearchStoreSettings;
import io.latebind.search.query.SearchSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionIndexTest {
  private static final SearchSchema ORDERS = new SearchSchema("orders", List.of());

  @TempDir Path folder;

  /** Building ended before it began, since what was to be copied could not be read. */
  @Test
  void aRebuildThatCannotBeginLeavesNoFolderLocked() throws IOException {
    Generations generations =
        new Generations(
            new DiskFolders(folder), "topic", SearchStoreSettings.DEFAULT, BackgroundMerges::new);
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
