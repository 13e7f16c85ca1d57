/**
 * Documents and entries over HTTP. Writes go to the {@code documents} topic from any instance:
 * single documents through {@link io.latebind.http.documents.DocumentWriter}, bulk requests ({@link
 * io.latebind.http.documents.BulkEndpoint}) through {@link
 * io.latebind.http.documents.TransactionSlots}, both with the {@link
 * io.latebind.http.documents.ClientConfigs} of their producers. Reads of one id ({@link
 * io.latebind.http.documents.DocumentEndpoints}, {@link io.latebind.http.documents.EntryEndpoint})
 * are answered by the owner of its home partition.
 */
@NullMarked
package io.latebind.http.documents;

import org.jspecify.annotations.NullMarked;
