package io.latebind.settings;

/**
 * Latebind's own settings, each with a name, a default and an explanation. They are in the same
 * file as the properties of Kafka's clients, with the prefix {@code latebind.}.
 */
public enum Setting {
  APPLICATION_ID(
      "application.id",
      "latebind",
      "The name of this Latebind on the cluster: its consumer group, transactional ids and"
          + " changelog topics begin with it. Instances with the same name share the work."),
  TOPIC_PREFIX(
      "topic.prefix",
      "",
      "The prefix of the four topics' names, with which several Latebinds can share a cluster."),
  TOPICS_CREATE(
      "topics.create",
      "true",
      "Whether startup creates missing topics. Startup never changes existing topics, except in the"
          + " embedded broker."),
  PARTITIONING(
      "partitioning",
      "murmur2",
      "How producers choose the partition of an id: murmur2 (Java clients), crc32 (librdkafka's"
          + " consistent), or either with an anchor, as in murmur2,anchor=$ : then text/9$emails/1"
          + " is in the same partition as emails/1."),
  ROLES(
      "roles",
      "indexer,searcher",
      "What this instance does: indexer, searcher, or both. Each role can run and scale on its"
          + " own."),
  THREADS(
      "threads",
      "2",
      "The number of processing threads. More threads than partitions are of no use."),
  COMMIT_INTERVAL_MILLIS(
      "commit.interval.ms",
      "100",
      "How long a transaction is open. A reference to another partition takes two transactions."),
  LOADS_MAX(
      "loads.max", "1000", "How many different documents an index may load for one document."),
  DOCUMENT_MAX_BYTES(
      "document.max.bytes",
      "1048576",
      "The largest document, at most 48 MiB. The topics have to accept it: see Operations."),
  ENTRY_MAX_BYTES(
      "entry.max.bytes",
      "4194304",
      "The largest entry, at most 48 MiB. The topics have to accept it: see Operations."),
  SWEEP_INLINE(
      "sweep.inline",
      "64",
      "Up to this many referrers are marked at once when their target changes, and evaluated"
          + " together; more are marked in steps."),
  SWEEP_COST(
      "sweep.cost",
      "8000",
      "The maximum cost of a step of a sweep, and of the evaluations after a record: a load costs"
          + " 1, every KiB read costs 1 more, an evaluation costs 10."),
  SWEEP_INTERVAL_MILLIS("sweep.interval.ms", "10", "How often open sweeps are continued."),
  SWEEP_BUDGET_MILLIS(
      "sweep.budget.ms",
      "10",
      "How long the sweeps of a partition then run before other work has its turn; while records"
          + " wait, they get as much time."),
  COMMIT_BUDGET_MILLIS(
      "commit.budget.ms",
      "20",
      "The longest time that a partition evaluates documents after a record, and before a commit;"
          + " the rest is processed as a sweep."),
  STORE_MEMORY_BYTES(
      "store.memory.bytes",
      "268435456",
      "Off-heap memory for the newest rows of all partitions; older rows are read from disk. An"
          + " index of 16 to 32 bytes per row is needed in addition."),
  CACHE_BYTES(
      "cache.bytes",
      "16777216",
      "Heap for rows that were used most recently or changed since the last commit."),
  REINDEX_PURGE_INTERVAL_MILLIS(
      "reindex.purge.interval.ms",
      "30000",
      "How often messages that every partition has finished with are deleted from reindex."),
  SEARCH_THREADS(
      "search.threads",
      "2",
      "The number of the searcher's threads. More threads than partitions are of no use."),
  SEARCH_STANDBYS(
      "search.standbys",
      "0",
      "How many other instances follow each partition of the searcher, to answer for it and to take"
          + " it over if its owner fails."),
  SEARCH_REFRESH_INTERVAL_MILLIS(
      "search.refresh.interval.ms", "100", "How often applied entries become visible to searches."),
  SEARCH_COMMIT_INTERVAL_MILLIS(
      "search.commit.interval.ms",
      "5000",
      "How often the searcher's indexes are made durable. After an unclean shutdown, entries since"
          + " then are applied again."),
  SEARCH_MEMORY_BYTES(
      "search.memory.bytes",
      "134217728",
      "Heap for entries that are indexed but not yet written to disk, for all indexes and"
          + " partitions together."),
  SEARCH_TIMEOUT_MILLIS(
      "search.timeout.ms", "5000", "The timeout of a search, if the client gives none."),
  SEARCH_CLAUSES_MAX(
      "search.clauses.max",
      "1024",
      "How many conditions a search may have, including each value of a list."),
  SEARCH_WINDOW_MAX(
      "search.window.max",
      "10000",
      "The last hit that offset and limit can reach. A cursor continues from there."),
  SEARCH_NEAREST_MAX(
      "search.nearest.max",
      "10000",
      "How many nearest vectors, and candidates, a search may request."),
  SEARCH_MAX_BYTES("search.max.bytes", "1048576", "The largest body of a search."),
  SEARCH_ANSWER_MAX_BYTES(
      "search.answer.max.bytes",
      "67108864",
      "The maximum size of all entries of a response together, which are in memory until it is"
          + " sent."),
  BULK_MAX_BYTES("bulk.max.bytes", "67108864", "The largest body of a bulk request."),
  HTTP_MAX_CONCURRENT(
      "http.max.concurrent",
      "512",
      "How many requests are processed at the same time; further ones are rejected with 429."),
  HTTP_WRITES_MAX_CONCURRENT(
      "http.writes.max.concurrent",
      "256",
      "How many of these may be writes, so that writes that wait for Kafka do not block other"
          + " requests."),
  SEARCH_MAX_CONCURRENT(
      "search.max.concurrent",
      "64",
      "How many of these may be searches, which need the most resources."),
  HTTP_MAX_CONNECTIONS(
      "http.max.connections",
      "2048",
      "How many connections are open at the same time; further ones wait until one is closed."),
  TLS_KEYSTORE_LOCATION(
      "http.tls.keystore.location",
      "",
      "The file with the key and certificates of this instance, for the names and addresses by"
          + " which clients and other instances know it. With it, HTTP is HTTPS. Beyond loopback,"
          + " Latebind does not listen without it."),
  TLS_KEYSTORE_PASSWORD(
      "http.tls.keystore.password",
      "",
      "Its password; for a PEM file, the password of the key in it, if any."),
  TLS_KEYSTORE_TYPE("http.tls.keystore.type", "PKCS12", "Its type: PKCS12, JKS or PEM."),
  TLS_TRUSTSTORE_LOCATION(
      "http.tls.truststore.location",
      "",
      "The file with the certificates that the instances of this Latebind are verified with. Any"
          + " holder of a certificate issued by one of them counts as an instance and may do"
          + " everything, so use them for nothing else."),
  TLS_TRUSTSTORE_PASSWORD("http.tls.truststore.password", "", "Its password; a PEM file has none."),
  TLS_TRUSTSTORE_TYPE("http.tls.truststore.type", "PKCS12", "Its type: PKCS12, JKS or PEM."),
  TOKENS_FILE(
      "http.tokens.file",
      "",
      "The file with the tokens that clients have to send, one per line: a name, its rights (read,"
          + " write or read,write), and sha256: followed by the token's hash, or the token itself."
          + " It is read again when it changes. Beyond loopback, Latebind does not listen without"
          + " it."),
  CORS_ORIGINS(
      "http.cors.origins",
      "",
      "The sites whose pages may send requests from a browser, separated by commas, each as"
          + " scheme://host:port; * for all sites, which requires http.tokens.file. If it is empty,"
          + " requests from pages of other sites are rejected.");

  /** The prefix of every name. */
  public static final String PREFIX = "latebind.";

  private final String name;
  private final String defaultValue;
  private final String explanation;

  Setting(String name, String defaultValue, String explanation) {
    this.name = PREFIX + name;
    this.defaultValue = defaultValue;
    this.explanation = explanation;
  }

  /** The name in a properties file. */
  public String key() {
    return name;
  }

  /** Whether its value must never be shown. */
  public boolean isSecret() {
    return this == TLS_KEYSTORE_PASSWORD || this == TLS_TRUSTSTORE_PASSWORD;
  }

  /** The value if none is given. */
  public String defaultValue() {
    return defaultValue;
  }

  /** What the setting does, in a sentence or two. */
  public String explanation() {
    return explanation;
  }
}
