package io.latebind.http.documents;

import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import io.latebind.indexer.IndexerSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes single documents to the {@code documents} topic, each to its home partition and byte for
 * byte. Returns once all in-sync replicas have the record.
 */
public final class DocumentWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentWriter.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final IndexerSettings settings;
  private final ClientConfigs properties;
  private @Nullable Producer<byte[], byte[]> producer;
  private boolean closed;

  public DocumentWriter(IndexerSettings settings, ClientConfigs properties) {
    this.settings = settings;
    this.properties = properties;
  }

  /** Where a document was written. */
  public record Written(int partition, long offset) {}

  /**
   * Writes a document.
   *
   * @param content its JSON, validated; null deletes it
   * @throws ProblemException (413, 503, 504) if Kafka does not accept it in time
   */
  public Written write(String id, byte @Nullable [] content) {
    Producer<byte[], byte[]> current = producer();
    try {
      Future<RecordMetadata> sent = current.send(record(settings, id, content));
      RecordMetadata metadata = sent.get();
      return new Written(metadata.partition(), metadata.offset());
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw failed(current, cause).asException();
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
      throw shuttingDown(unknown()).asException();
    } catch (KafkaException | IllegalStateException e) {
      throw failed(current, e).asException();
    }
  }

  /** The record of a document. */
  static ProducerRecord<byte[], byte[]> record(
      IndexerSettings settings, String id, byte @Nullable [] content) {
    int partition = settings.partitioning().home(id, settings.partitions());
    byte[] key = id.getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(settings.topics().documents(), partition, key, content);
  }

  private Problem failed(Producer<byte[], byte[]> broken, Throwable cause) {
    LOG.warn("A document was not written: {}", cause.toString());
    if (isFinal(cause)) {
      replace(broken);
    }
    return WriteFailures.problem(cause, settings.topics().documents(), unknown());
  }

  private static String unknown() {
    return "It is not known whether the document was written; writing it again does no harm.";
  }

  /** Whether the producer can never write again after this failure. */
  private static boolean isFinal(Throwable cause) {
    return !(cause instanceof RetriableException || cause instanceof RecordTooLargeException);
  }

  static Problem shuttingDown(String outcome) {
    return Problem.of(
            503, "This instance is shutting down. Send the request to another one. " + outcome)
        .retryable();
  }

  private synchronized Producer<byte[], byte[]> producer() {
    if (closed) {
      throw shuttingDown("Nothing was written.").asException();
    }
    Producer<byte[], byte[]> current = producer;
    if (current == null) {
      current =
          new KafkaProducer<>(
              properties.single(), new ByteArraySerializer(), new ByteArraySerializer());
      producer = current;
    }
    return current;
  }

  private synchronized void replace(Producer<byte[], byte[]> broken) {
    if (broken.equals(producer)) {
      producer = null;
    }
    broken.close(Duration.ZERO);
  }

  /** Abandons what is not acknowledged within two seconds. Later writes are refused. */
  @Override
  public synchronized void close() {
    closed = true;
    if (producer != null) {
      producer.close(CLOSE_TIMEOUT);
      producer = null;
    }
  }
}
