/** What is a document and what is not. */
@NullMarked
package io.latebind.document;

import org.jspecify.annotations.NullMarked;
