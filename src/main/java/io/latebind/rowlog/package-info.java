@NullMarked
package io.latebind.rowlog;

import org.jspecify.annotations.NullMarked;
