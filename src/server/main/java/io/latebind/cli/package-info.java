/**
 * The command line: {@link io.latebind.cli.Latebind} is the entry point, and each command is one
 * class: {@code ServeCommand}, {@code TopicsCommand}, and every {@link io.latebind.cli.Subcommand}
 * that another jar provides. {@code ErrorReport} turns failures into messages and an exit status.
 */
@NullMarked
package io.latebind.cli;

import org.jspecify.annotations.NullMarked;
