package io.latebind.http.documents;

import io.latebind.http.response.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A slot for one transactional producer, which is created when needed. One request at a time uses
 * it.
 */
public final class TransactionSlot implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionSlot.class);
  private static final String NOTHING = "Nothing was written.";
  private static final String UNKNOWN =
      "It is not known whether all documents were written or none; sending the same request again"
          + " does no harm.";

  private final String transactionalId;
  private final ClientConfigs properties;
  private final String topic;
  private volatile @Nullable Producer<byte[], byte[]> producer;

  /** Guarded by this. */
  private boolean closed;

  public TransactionSlot(String transactionalId, ClientConfigs properties, String topic) {
    this.transactionalId = transactionalId;
    this.properties = properties;
    this.topic = topic;
  }

  /**
   * Writes all records or none.
   *
   * @throws ProblemException (413, 503, 504) if none is written, or if that is not known
   */
  public void writeAll(List<ProducerRecord<byte[], byte[]>> records) {
    Producer<byte[], byte[]> current = begin();
    send(current, records);
    try {
      current.commitTransaction();
    } catch (KafkaException | IllegalStateException e) {
      // The commit may have succeeded nevertheless; an abort would be refused, or change nothing.
      discard(current);
      throw failed(e, UNKNOWN);
    }
  }

  private Producer<byte[], byte[]> begin() {
    Producer<byte[], byte[]> current = producer;
    try {
      if (current == null) {
        current = create();
      }
      current.beginTransaction();
      return current;
    } catch (KafkaException | IllegalStateException e) {
      if (current != null) {
        discard(current);
      }
      throw failed(e, NOTHING);
    }
  }

  private Producer<byte[], byte[]> create() {
    requireOpen();
    Producer<byte[], byte[]> created =
        new KafkaProducer<>(
            properties.transactional(transactionalId),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    try {
      created.initTransactions();
    } catch (RuntimeException e) {
      created.close(Duration.ZERO);
      throw e;
    }
    keep(created);
    return created;
  }

  private synchronized void requireOpen() {
    if (closed) {
      throw DocumentWriter.shuttingDown(NOTHING).asException();
    }
  }

  /** Keeps a producer, unless the slot has been closed: nobody would close the producer then. */
  private synchronized void keep(Producer<byte[], byte[]> created) {
    if (closed) {
      created.close(Duration.ZERO);
    }
    requireOpen();
    producer = created;
  }

  private void send(
      Producer<byte[], byte[]> current, List<ProducerRecord<byte[], byte[]>> records) {
    try {
      List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
      for (ProducerRecord<byte[], byte[]> record : records) {
        sent.add(current.send(record));
      }
      for (Future<RecordMetadata> future : sent) {
        future.get();
      }
    } catch (ExecutionException e) {
      abort(current);
      throw failed(e.getCause() == null ? e : e.getCause(), NOTHING);
    } catch (InterruptedException | InterruptException e) {
      discard(current);
      Thread.currentThread().interrupt();
      throw failed(e, NOTHING);
    } catch (KafkaException | IllegalStateException e) {
      abort(current);
      throw failed(e, NOTHING);
    }
  }

  private void abort(Producer<byte[], byte[]> current) {
    try {
      current.abortTransaction();
    } catch (KafkaException | IllegalStateException e) {
      LOG.warn(
          "The producer {} could not abort and is replaced: {}", transactionalId, e.toString());
      discard(current);
    }
  }

  /**
   * Discards a producer. Its open transaction is aborted when its successor starts, or by the
   * broker after a timeout.
   */
  private void discard(Producer<byte[], byte[]> current) {
    producer = null;
    current.close(Duration.ZERO);
  }

  private ProblemException failed(Throwable e, String outcome) {
    LOG.warn("A bulk write of {} failed: {}", transactionalId, e.toString());
    boolean wrapped =
        e.getClass() == KafkaException.class && e.getCause() instanceof KafkaException;
    Throwable cause = wrapped && e.getCause() != null ? e.getCause() : e;
    return WriteFailures.problem(cause, topic, outcome).asException();
  }

  /** Closes the slot and its producer. Later writes are refused. */
  @Override
  public synchronized void close() {
    closed = true;
    Producer<byte[], byte[]> current = producer;
    producer = null;
    if (current != null) {
      current.close(Duration.ofSeconds(1));
    }
  }
}
