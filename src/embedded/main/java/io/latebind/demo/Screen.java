package io.latebind.demo;

import io.latebind.demo.data.Arrivals;
import java.io.PrintWriter;
import java.util.Locale;

/** The output of a demonstration: a line of progress that is overwritten, and the report. */
public final class Screen {
  private static final int WIDTH = 100;
  private static final long PLAIN_INTERVAL_NANOS = 1_000_000_000L;

  /** Commands to try, with {@code {url}} in place of the node's address. */
  private static final String SUGGESTIONS =
      """
        Messages about exmh, the best first, with their senders' names:
          curl -s '{url}/indexes/mail/search?q=body:exmh&limit=3'
        Who wrote most of them, and the latest:
          curl -s '{url}/indexes/mail/search?q=body:exmh&facets=from&sort=date:desc&limit=1'
        What looks like the grinning face:
          curl -s '{url}/indexes/images/search?like=images/1f600&k=5&fields=name,characters'
        What looks like it or is called a cat, by the ranks of both:
          curl -s '{url}/indexes/images/search?q=name:cat&like=images/1f600&k=5&fields=name'
        An image, for the address bar of a browser, and its entry:
          curl -s {url}/documents/images/1f600
          curl -s {url}/indexes/images/entries/images/1f600
        A message that names its parent, which nobody has kept:
          curl -s {url}/indexes/mail/entries/emails/13258.1030015585@munnari.OZ.AU
        Write the parent, and look again:
          curl -s -X PUT {url}/documents/emails/1029945287.4797.TMDA@deepeddy.vircio.com \\
            -d '{"subject":"found in the attic"}'
      """;

  private final PrintWriter out;
  private final boolean interactive;
  private String last = "";
  private long shownNanos = System.nanoTime();

  /**
   * A screen.
   *
   * @param interactive whether it is a terminal, on which a line can be overwritten
   */
  public Screen(PrintWriter out, boolean interactive) {
    this.out = out;
    this.interactive = interactive;
  }

  synchronized void say(String text) {
    clear();
    out.println(text);
    out.flush();
  }

  /** Shows progress in place; where the output is not a terminal, a line a second. */
  synchronized void progress(String text) {
    if (interactive) {
      String shown = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
      out.print("\r  " + shown + " ".repeat(Math.max(0, last.length() - shown.length())));
      last = shown;
    } else if (System.nanoTime() - shownNanos > PLAIN_INTERVAL_NANOS) {
      out.println("  " + text);
      shownNanos = System.nanoTime();
    }
    out.flush();
  }

  /** Shows how many documents have been written, until it is interrupted. */
  Thread follow(Arrivals arrivals, int total) {
    say(String.format(Locale.ROOT, "Writing %,d documents …", total));
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  Thread.sleep(200);
                  progress(
                      String.format(Locale.ROOT, "%,d of %,d written", arrivals.count(), total));
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  void report(DemoReport report) {
    say("");
    report.lines().forEach(this::say);
    say("");
  }

  void suggest(String url, String bootstrapServers) {
    say("Try next (the broker is at " + bootstrapServers + "; stop with Ctrl-C):");
    say("");
    SUGGESTIONS.replace("{url}", url).lines().forEach(this::say);
    say("");
  }

  private void clear() {
    if (interactive && !last.isEmpty()) {
      out.print("\r" + " ".repeat(last.length() + 2) + "\r");
    }
    last = "";
  }
}
