package io.latebind.search.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RankFusionTest {
  @Test
  void entryHighInBothRankingsComesFirst() {
    List<MergedHit> fused = RankFusion.fuse(ranking("a", "b", "c"), ranking("d", "b"));
    assertThat(fused.stream().map(MergedHit::id)).containsExactly("b", "a", "d", "c");
    assertThat(fused.getFirst().score()).isCloseTo(1f / 62 + 1f / 62, within(1e-6f));
    assertThat(fused.getLast().score()).isCloseTo(1f / 63, within(1e-6f));
  }

  @Test
  void tiesAreBrokenById() {
    List<MergedHit> fused = RankFusion.fuse(ranking("b", "a"), ranking("a", "b"));
    assertThat(fused.stream().map(MergedHit::id)).containsExactly("a", "b");
    assertThat(RankFusion.fuse(ranking("z"), ranking("y")).stream().map(MergedHit::id))
        .containsExactly("y", "z");
  }

  @Test
  void hitOfTheQueryIsToldAsItCanShowPassages() {
    List<MergedHit> text = ranking("a");
    MergedHit fused = RankFusion.fuse(text, ranking("a")).getFirst();
    assertThat(fused.in()).isSameAs(text.getFirst().in());
  }

  @Test
  void windowReachesAsFarAsAnybodyAsksFor() {
    assertThat(RankFusion.window(10, 20)).isEqualTo(100);
    assertThat(RankFusion.window(150, 20)).isEqualTo(150);
    assertThat(RankFusion.window(10, 500)).isEqualTo(500);
  }

  private static List<MergedHit> ranking(String... ids) {
    List<Hit> hits = Stream.of(ids).map(id -> new Hit(id, 1, List.of(), 0)).toList();
    MemoryHits part = MemoryHits.ofNearest(hits);
    return hits.stream().map(hit -> MergedHit.of(part, hit)).toList();
  }
}
