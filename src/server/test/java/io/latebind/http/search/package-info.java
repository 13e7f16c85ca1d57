/** Tests of searching all partitions, on instances that are made up. */
@NullMarked
package io.latebind.http.search;

import org.jspecify.annotations.NullMarked;
