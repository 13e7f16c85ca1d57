/**
 * The data of the demonstration: mail and images ({@link io.latebind.demo.data.SampleData}), the
 * producers that write them in random order ({@link io.latebind.demo.data.SampleWriters}), and the
 * service that describes images ({@link io.latebind.demo.data.EmbeddingService}).
 */
@NullMarked
package io.latebind.demo.data;

import org.jspecify.annotations.NullMarked;
