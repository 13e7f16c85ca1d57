package io.latebind.rowlog.segment;

import io.latebind.rowlog.index.HashKey;

/**
 * The header of a block, in front of its rows.
 *
 * @param isMark whether it only says that commits took place; then it has no rows and stays local.
 *     Otherwise it is also a record of the changelog
 * @param length the length of the whole block in bytes
 * @param number the number of the block, counted from 1; of a mark, the number of the previous
 *     block
 * @param oldest the first block that is alive, once this block is applied: live rows of blocks
 *     before it are repeated in this block, or in one between them
 * @param confirmed up to where commits were known to have taken place when it was written
 * @param hashKey the secret of the log's hash
 * @param rows the number of rows
 */
public record BlockHeader(
    boolean isMark,
    int length,
    long number,
    long oldest,
    CommitMark confirmed,
    HashKey hashKey,
    int rows) {}
