/**
 * The contract of search: a naive model in memory and the Lucene store do the same random
 * operations and give the same answers to the same random requests. {@link
 * io.latebind.contract.EntrySearch} is what both are; {@link
 * io.latebind.contract.SearchContractTest} compares them.
 */
@NullMarked
package io.latebind.contract;

import org.jspecify.annotations.NullMarked;
