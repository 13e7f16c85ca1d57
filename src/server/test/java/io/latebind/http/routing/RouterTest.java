package io.latebind.http.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.latebind.document.Json;
import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import io.latebind.http.response.Response;
import io.latebind.streams.UnavailablePartitionException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static final HostInfo OTHER = new HostInfo("other", 8080);
  private static final Response FOUND = Response.json(200, Json.object());
  private static final Response NOT_MINE = Problem.of(503, "not mine").asResponse();

  private final World world = new World();
  private final Router router = new Router(world, world::get, world, Duration.ofSeconds(2));

  @Test
  void ownPartitionIsAnsweredHere() throws Exception {
    world.owned = true;
    assertThat(router.route(3, false, "/x", () -> FOUND)).isSameAs(FOUND);
    assertThat(world.asked).isEmpty();
  }

  @Test
  void otherPartitionIsAnsweredByItsOwner() throws Exception {
    world.owner = Optional.of(OTHER);
    world.answers.add(FOUND);
    assertThat(router.route(3, false, "/x", RouterTest::never)).isSameAs(FOUND);
    assertThat(world.asked).containsExactly("other:8080/x");
  }

  @Test
  void hopIsNeverSentOn() {
    world.owner = Optional.of(OTHER);
    Problem problem = refused(true);
    assertThat(problem.status()).isEqualTo(503);
    assertThat(world.asked).isEmpty();
    assertThat(world.now).isZero();
  }

  @Test
  void ownerThatIsNotReadyIsAskedAgain() throws Exception {
    world.owned = true;
    Deque<Boolean> ready = new ArrayDeque<>(List.of(false, false, true));
    Response response =
        router.route(
            3,
            false,
            "/x",
            () -> {
              if (!ready.pop()) {
                throw new UnavailablePartitionException(3, "restoring");
              }
              return FOUND;
            });
    assertThat(response).isSameAs(FOUND);
  }

  @Test
  void partitionThatMovedIsFoundAgain() throws Exception {
    world.owner = Optional.of(OTHER);
    world.answers.add(NOT_MINE);
    world.unreachable = 2;
    world.answers.add(FOUND);
    assertThat(router.route(3, false, "/x", RouterTest::never)).isSameAs(FOUND);
    assertThat(world.asked).hasSize(4);
  }

  @Test
  void problemOfTheOwnerIsTheAnswer() throws Exception {
    world.owner = Optional.of(OTHER);
    Response notFound = Problem.of(404, "no such document").asResponse();
    world.answers.add(notFound);
    assertThat(router.route(3, false, "/x", RouterTest::never)).isSameAs(notFound);
  }

  @Test
  void partitionOfNobodyIsAProblemInTime() {
    Problem problem = refused(false);
    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.detail()).contains("Partition 3");
    assertThat(problem.members()).containsEntry("partition", 3);
    assertThat(problem.headers()).containsKey("Retry-After");
    assertThat(world.now).isLessThanOrEqualTo(Duration.ofSeconds(2).toNanos());
  }

  private Problem refused(boolean hop) {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class, () -> router.route(3, hop, "/x", RouterTest::never));
    assertThat(refused).isNotNull();
    return refused.problem();
  }

  private static Response never() {
    throw new AssertionError("asked here");
  }

  /** Owners, peers and time as the test wants them. */
  private static final class World implements Router.Owners, Router.Clock {
    private boolean owned;
    private Optional<HostInfo> owner = Optional.empty();
    private final Deque<Response> answers = new ArrayDeque<>();
    private int unreachable;
    private final List<String> asked = new ArrayList<>();
    private long now;

    @Override
    public boolean ownsHere(int partition) {
      return owned;
    }

    @Override
    public Optional<HostInfo> elsewhere(int partition) {
      return owner;
    }

    Response get(HostInfo peer, String path, Duration timeout) throws IOException {
      asked.add(peer.host() + ":" + peer.port() + path);
      if (answers.size() == 1 && unreachable > 0) {
        unreachable--;
        throw new IOException("connection refused");
      }
      return answers.pop();
    }

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void pause(long nanos) {
      now += nanos;
    }
  }
}
