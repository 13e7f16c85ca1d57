/**
 * Everything that depends on classes that Kafka does not promise to keep: those in its packages
 * named {@code internals}. Nothing else in Latebind uses them, and one test, {@code
 * KafkaInternalsTest}, checks what is expected of them, so that a version of Kafka that behaves
 * differently is detected here.
 *
 * <ul>
 *   <li>{@link io.latebind.internals.CommitHook} is called before every commit, and stores the
 *       number of a commit with the offsets of the group.
 *   <li>{@link io.latebind.internals.NodeScope} lets a processor forward at that time.
 *   <li>{@link io.latebind.internals.ChangelogWriter} writes custom records to a changelog.
 *   <li>{@link io.latebind.internals.OffsetRestoreCallback} restores records with their offsets.
 *   <li>{@link io.latebind.internals.StoreOfOnePartition} finds a custom store for queries.
 *   <li>{@link io.latebind.internals.KeyPartitions} computes where Java producers send a key.
 * </ul>
 *
 * <p>{@code RecordHeaders} is used everywhere, because Kafka has no other headers.
 */
@NullMarked
package io.latebind.internals;

import org.jspecify.annotations.NullMarked;
