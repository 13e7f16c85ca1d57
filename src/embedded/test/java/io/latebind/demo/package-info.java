/** Tests of the demonstration, and the making of its sample of images. */
@NullMarked
package io.latebind.demo;

import org.jspecify.annotations.NullMarked;
