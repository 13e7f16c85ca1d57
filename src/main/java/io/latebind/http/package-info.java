/**
 * What Latebind answers over HTTP: the whole endpoint table, problems, and the routing between
 * instances.
 *
 * <p>A request comes in through {@link io.latebind.http.HttpServer}, is looked up in {@link
 * io.latebind.http.Endpoints} by the {@link io.latebind.http.Dispatcher}, and ends as a {@link
 * io.latebind.http.Response} or as a {@link io.latebind.http.Problem}. Nothing behind the
 * dispatcher knows the web server.
 *
 * <ul>
 *   <li>Writes go to the {@code documents} topic from any instance ({@link
 *       io.latebind.http.DocumentWriter}, {@link io.latebind.http.TransactionSlots}).
 *   <li>Reads of one id are answered by the owner of its home partition ({@link
 *       io.latebind.http.Router}).
 *   <li>The status of indexes is gathered from all instances ({@link
 *       io.latebind.http.ClusterStatus}).
 *   <li>Searches ask all partitions ({@link io.latebind.http.search}).
 * </ul>
 */
@NullMarked
package io.latebind.http;

import org.jspecify.annotations.NullMarked;
