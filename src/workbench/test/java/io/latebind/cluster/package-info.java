/** Tests of what runs clusters and looks at their stores. */
@NullMarked
package io.latebind.cluster;

import org.jspecify.annotations.NullMarked;
