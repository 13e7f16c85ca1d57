package io.latebind.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that are free, below those that systems give to outgoing connections: a process that was
 * killed finds its own again when it comes back.
 */
final class Ports {
  private static final int FIRST = 12_000;
  private static final int BEHIND = 30_000;

  private final Deque<Integer> free = new ArrayDeque<>();

  /** Finds this many. */
  Ports(int number) {
    int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND);
    for (int tries = 0; free.size() < number && tries < BEHIND - FIRST; tries++) {
      if (isFree(port)) {
        free.add(port);
      }
      port = port + 1 < BEHIND ? port + 1 : FIRST;
    }
    if (free.size() < number) {
      throw new IllegalStateException("there are no " + number + " free ports on this machine");
    }
  }

  /** The next one. */
  int next() {
    return free.remove();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
