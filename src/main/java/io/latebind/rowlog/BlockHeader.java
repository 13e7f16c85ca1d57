package io.latebind.rowlog;

/**
 * What stands in front of a block's rows.
 *
 * @param isMark whether it only says that commits took place; it has no rows and stays local.
 *     Otherwise it is a record of the changelog, too
 * @param length of the whole block in bytes
 * @param number of the block, counted from 1; of a mark, the number of the block before it
 * @param oldest the first block that is alive, once this block is applied: whatever is alive in
 *     blocks before it is repeated in this block, or in one between them
 * @param confirmed up to where commits were known to have taken place when it was written
 * @param hashKey the secret of the log's hash
 * @param rows how many there are
 */
record BlockHeader(
    boolean isMark,
    int length,
    long number,
    long oldest,
    Mark confirmed,
    HashKey hashKey,
    int rows) {}
