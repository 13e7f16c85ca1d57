package io.latebind.cli;

import java.util.concurrent.Callable;

/**
 * A command that another jar adds to {@code latebind}: annotated for picocli, with a public
 * no-argument constructor, and provided as a service ({@link java.util.ServiceLoader}).
 */
public interface Subcommand extends Callable<Integer> {}
