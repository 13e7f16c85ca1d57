@NullMarked
package io.latebind.store;

import org.jspecify.annotations.NullMarked;
