/**
 * All that leans on classes which Kafka does not promise to keep: those of its packages named
 * {@code internals}. Nothing else in Latebind uses them, and one test, {@code KafkaInternalsTest},
 * holds what is expected of them, so that a new version of Kafka that does otherwise is noticed
 * here.
 *
 * <ul>
 *   <li>{@link io.latebind.internals.CommitHook} is called before every commit, and keeps the
 *       number of a commit with the offsets of the group.
 *   <li>{@link io.latebind.internals.NodeScope} lets a processor forward at that time.
 *   <li>{@link io.latebind.internals.ChangelogWriter} writes records of one's own to a changelog.
 *   <li>{@link io.latebind.internals.OffsetRestoreCallback} restores records with their offsets.
 *   <li>{@link io.latebind.internals.StoreOfOnePartition} asks for such a store from outside.
 *   <li>{@link io.latebind.internals.KeyPartitions} tells where Java producers send a key.
 * </ul>
 *
 * <p>{@code RecordHeaders} is used everywhere: there are no other headers.
 */
@NullMarked
package io.latebind.internals;

import org.jspecify.annotations.NullMarked;
