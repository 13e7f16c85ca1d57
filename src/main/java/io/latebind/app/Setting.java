package io.latebind.app;

/**
 * The settings that have a name, a default and an explanation. They stand in the same file as the
 * properties of Kafka's clients, each with {@code latebind.} in front.
 */
public enum Setting {
  APPLICATION_ID(
      "application.id",
      "latebind",
      "Names this Latebind on the cluster: its consumer group, transactions and changelog topics"
          + " begin with it. Instances with the same name share the work."),
  TOPIC_PREFIX(
      "topic.prefix",
      "",
      "Stands in front of the four topics' names, so that several can share a" + " cluster."),
  TOPICS_CREATE(
      "topics.create",
      "true",
      "Whether a start creates topics that are missing. What exists is never changed by a start,"
          + " except in the embedded broker."),
  PARTITIONING(
      "partitioning",
      "murmur2",
      "How producers find the partition of an id: murmur2 (Java clients), crc32 (librdkafka's"
          + " consistent), or either with an anchor, as in murmur2,anchor=$ : then text/9$emails/1"
          + " lives with emails/1."),
  ROLES(
      "roles",
      "indexer,searcher",
      "What this instance does: indexer, searcher, or both. Either can run alone and scale alone."),
  THREADS("threads", "2", "Processing threads. More than partitions are of no use."),
  COMMIT_INTERVAL_MILLIS(
      "commit.interval.ms",
      "100",
      "How long a transaction is open. A reference to another partition takes two of them."),
  LOADS_MAX(
      "loads.max", "1000", "How many different documents an index may load for one document."),
  DOCUMENT_MAX_BYTES(
      "document.max.bytes",
      "1048576",
      "The largest document, at most 48 MiB. The topics have to take it: see Operations."),
  ENTRY_MAX_BYTES(
      "entry.max.bytes",
      "4194304",
      "The largest entry, at most 48 MiB. The topics have to take it: see Operations."),
  SWEEP_INLINE(
      "sweep.inline",
      "64",
      "Up to this many referrers are noted at once when their target changes, and evaluated"
          + " together; more are noted in steps."),
  SWEEP_COST(
      "sweep.cost",
      "8000",
      "What a step of a sweep, and the evaluations behind a record, cost at most: a load costs 1,"
          + " every KiB read 1 more, an evaluation 10."),
  SWEEP_INTERVAL_MILLIS("sweep.interval.ms", "10", "How often open sweeps are worked on."),
  SWEEP_BUDGET_MILLIS(
      "sweep.budget.ms",
      "10",
      "How long a partition's are worked on then, before others have a turn; while records wait,"
          + " they have as much time."),
  COMMIT_BUDGET_MILLIS(
      "commit.budget.ms",
      "20",
      "How long a partition evaluates documents behind a record, and before a commit, at most; the"
          + " rest is worked off as a sweep."),
  STORE_MEMORY_BYTES(
      "store.memory.bytes",
      "268435456",
      "Memory outside the heap for the newest rows of all partitions; older ones are read from"
          + " disk. An index comes on top, of 16 to 32 bytes a row."),
  CACHE_BYTES(
      "cache.bytes",
      "16777216",
      "Heap for rows that were used last or changed since the last commit."),
  REINDEX_PURGE_INTERVAL_MILLIS(
      "reindex.purge.interval.ms",
      "30000",
      "How often messages that every partition is done with are deleted from reindex."),
  SEARCH_THREADS(
      "search.threads", "2", "The searcher's threads. More than partitions are of no use."),
  SEARCH_STANDBYS(
      "search.standbys",
      "0",
      "How many other instances follow each partition of the searcher, to answer for it and to take"
          + " it over when its owner is gone."),
  SEARCH_REFRESH_INTERVAL_MILLIS(
      "search.refresh.interval.ms",
      "100",
      "How often entries that were applied become visible to searches."),
  SEARCH_COMMIT_INTERVAL_MILLIS(
      "search.commit.interval.ms",
      "5000",
      "How often the searcher's indexes are made durable. After an unclean stop, what came since is"
          + " applied again."),
  SEARCH_MEMORY_BYTES(
      "search.memory.bytes",
      "134217728",
      "Heap for entries that are indexed and not yet written to disk, for all indexes and"
          + " partitions together."),
  SEARCH_TIMEOUT_MILLIS(
      "search.timeout.ms", "5000", "When a search is given up, if the client does not say."),
  SEARCH_CLAUSES_MAX(
      "search.clauses.max",
      "1024",
      "How many conditions a search may have, values of lists counted."),
  SEARCH_WINDOW_MAX(
      "search.window.max",
      "10000",
      "The last hit that offset and limit can reach. A cursor goes on from there."),
  SEARCH_NEAREST_MAX(
      "search.nearest.max",
      "10000",
      "How many nearest vectors, and candidates, a search may ask for."),
  SEARCH_MAX_BYTES("search.max.bytes", "1048576", "The largest body of a search."),
  SEARCH_ANSWER_MAX_BYTES(
      "search.answer.max.bytes",
      "67108864",
      "The entries of an answer together, which are in memory until it is sent."),
  BULK_MAX_BYTES("bulk.max.bytes", "67108864", "The largest body of a bulk request."),
  HTTP_MAX_CONCURRENT(
      "http.max.concurrent",
      "512",
      "Requests answered at the same time; more are told to come back (429)."),
  HTTP_WRITES_MAX_CONCURRENT(
      "http.writes.max.concurrent",
      "256",
      "How many of these may be writes, so that those that wait for Kafka keep nobody else out."),
  SEARCH_MAX_CONCURRENT(
      "search.max.concurrent", "64", "How many of these may be searches, which need the most."),
  HTTP_MAX_CONNECTIONS(
      "http.max.connections",
      "2048",
      "Connections open at the same time; more wait until one is closed."),
  TLS_KEYSTORE_LOCATION(
      "http.tls.keystore.location",
      "",
      "The file with the key and the certificates of this instance, for the names and addresses"
          + " that clients and other instances know it by. With it, HTTP is HTTPS. Beyond loopback"
          + " Latebind does not listen without."),
  TLS_KEYSTORE_PASSWORD(
      "http.tls.keystore.password",
      "",
      "Its password; of a PEM file, that of the key in it, if it has one."),
  TLS_KEYSTORE_TYPE("http.tls.keystore.type", "PKCS12", "Its type: PKCS12, JKS or PEM."),
  TLS_TRUSTSTORE_LOCATION(
      "http.tls.truststore.location",
      "",
      "The file with the certificates that vouch for the instances of this Latebind. Whoever has a"
          + " certificate from them is an instance and may do everything, so let them vouch for"
          + " nothing else."),
  TLS_TRUSTSTORE_PASSWORD("http.tls.truststore.password", "", "Its password; a PEM file has none."),
  TLS_TRUSTSTORE_TYPE("http.tls.truststore.type", "PKCS12", "Its type: PKCS12, JKS or PEM."),
  TOKENS_FILE(
      "http.tokens.file",
      "",
      "The file of tokens that clients have to send, one a line: a name, its rights (read, write or"
          + " read,write), and sha256: with the token's hash, or the token. It is read again when"
          + " it changes. Beyond loopback Latebind does not listen without."),
  CORS_ORIGINS(
      "http.cors.origins",
      "",
      "The sites whose pages may ask from a browser, with commas between, each as"
          + " scheme://host:port; * for all of them, which takes http.tokens.file. Without, no page"
          + " of another site is let in.");

  /** What stands in front of every name. */
  public static final String PREFIX = "latebind.";

  private final String name;
  private final String defaultValue;
  private final String explanation;

  Setting(String name, String defaultValue, String explanation) {
    this.name = PREFIX + name;
    this.defaultValue = defaultValue;
    this.explanation = explanation;
  }

  /** The name in a file of properties. */
  public String key() {
    return name;
  }

  /** Whether nobody may see its value. */
  public boolean isSecret() {
    return this == TLS_KEYSTORE_PASSWORD || this == TLS_TRUSTSTORE_PASSWORD;
  }

  /** The value when none is given. */
  public String defaultValue() {
    return defaultValue;
  }

  /** What it is for, in a sentence or two. */
  public String explanation() {
    return explanation;
  }
}
