/**
 * A demonstration that the promise is kept on real mail and real images. {@link
 * io.latebind.demo.Demo} has many writers write both in random order, while a separate service
 * describes the images ({@link io.latebind.demo.SampleWriting}); waits until everything is at rest
 * ({@link io.latebind.demo.RestWatch}); checks every entry ({@link io.latebind.demo.Verification})
 * and what searches find ({@link io.latebind.demo.SearchCheck}); and reports ({@link
 * io.latebind.demo.DemoReport}). The samples are in {@code io.latebind.demo.data}.
 */
@NullMarked
package io.latebind.demo;

import org.jspecify.annotations.NullMarked;
