package io.latebind.bench.contender;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Gives all stores of a process one block cache, which also pays for their write buffers and
 * indexes: memory outside the heap has one bound, however many partitions there are.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  /** The setting for the bound, in bytes. */
  static final String MEMORY_BYTES = "bench.rocksdb.memory.bytes";

  /** Half of the memory is for what is being written, at most. */
  private static final double WRITE_SHARE = 0.5;

  private static final Map<Long, Memory> SHARED = new ConcurrentHashMap<>();

  static {
    RocksDB.loadLibrary();
  }

  /** Never closed: it lives as long as the process, and stores come and go. */
  private record Memory(Cache cache, WriteBufferManager writeBuffers) {
    static Memory of(long bytes) {
      Cache cache = new LRUCache(bytes, -1, false, 0.1);
      return new Memory(cache, new WriteBufferManager((long) (bytes * WRITE_SHARE), cache));
    }
  }

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    long bytes = Long.parseLong(String.valueOf(configs.get(MEMORY_BYTES)));
    Memory memory = SHARED.computeIfAbsent(bytes, Memory::of);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(memory.cache());
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(memory.writeBuffers());
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    // To join with what does not exist is ordinary here: keep the filters of the last level.
    options.setOptimizeFiltersForHits(false);
  }

  @Override
  public void close(String storeName, Options options) {}
}
