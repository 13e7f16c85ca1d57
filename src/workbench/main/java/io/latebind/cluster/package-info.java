/**
 * A cluster on this machine, for tests: brokers and Latebind instances in processes of their own,
 * with loopback proxies between them that can cut and slow what they say to each other.
 */
@NullMarked
package io.latebind.cluster;

import org.jspecify.annotations.NullMarked;
