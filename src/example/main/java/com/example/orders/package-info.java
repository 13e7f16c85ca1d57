/** An index in Java, as users of Latebind write it. */
@NullMarked
package com.example.orders;

import org.jspecify.annotations.NullMarked;
