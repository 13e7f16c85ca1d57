package io.latebind.http.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns about files with secrets that everybody on the machine can read. */
final class SecretFile {
  private static final Logger LOG = LoggerFactory.getLogger(SecretFile.class);

  private SecretFile() {}

  static void warn(Path file, String what) {
    if (isReadByAll(file)) {
      LOG.warn(
          "{} holds {}, and everybody on this machine can read it. Take that right away: chmod"
              + " o-r {}",
          file,
          what,
          file);
    }
  }

  /** False also if the file system has no such permissions. */
  static boolean isReadByAll(Path file) {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
