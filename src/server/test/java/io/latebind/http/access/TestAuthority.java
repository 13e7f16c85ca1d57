package io.latebind.http.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.types.Password;

/** An authority of a test that vouches for instances, by the JDK's keytool. */
public final class TestAuthority {
  /** Of every store. */
  public static final String PASSWORD = "store-secret-0815";

  private final Path folder;

  private TestAuthority(Path folder) {
    this.folder = folder;
  }

  /** A new one, with its files in a folder. */
  public static TestAuthority in(Path folder) throws IOException {
    Files.createDirectories(folder);
    TestAuthority authority = new TestAuthority(folder);
    authority.pair(
        "authority", "-ext", "bc:c=ca:true", "-ext", "ku:c=keyCertSign", "-validity", "2");
    authority.writeTrust();
    return authority;
  }

  /** What vouches for those that it has certified, as PEM. */
  public TlsSettings.Store trust() {
    return new TlsSettings.Store("PEM", folder.resolve("trust.pem"), null);
  }

  /**
   * The key of somebody new.
   *
   * @param names as keytool has them, as in {@code dns:localhost,ip:127.0.0.1}
   * @param more further options of keytool
   */
  public TlsSettings.Store issue(String name, String names, String... more) throws IOException {
    List<String> options = new ArrayList<>(List.of("-signer", "authority", "-ext", "san=" + names));
    options.addAll(List.of(more));
    if (!options.contains("-validity")) {
      options.addAll(List.of("-validity", "2"));
    }
    pair(name, options.toArray(new String[0]));
    Path file = folder.resolve(name + ".p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      char[] password = PASSWORD.toCharArray();
      KeyStore only = KeyStore.getInstance("PKCS12");
      only.load(null, null);
      KeyStore all = all();
      only.setKeyEntry(name, all.getKey(name, password), password, all.getCertificateChain(name));
      only.store(out, password);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    return new TlsSettings.Store("PKCS12", file, new Password(PASSWORD));
  }

  /** An instance at this machine's loopback addresses. */
  public TlsSettings instance(String name) throws IOException {
    return new TlsSettings(issue(name, "dns:localhost,ip:127.0.0.1"), trust());
  }

  /** A client that knows the authority and has no certificate. */
  public SSLContext client() throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("authority", certificate());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private void writeTrust() throws IOException {
    try {
      Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
      Files.writeString(
          folder.resolve("trust.pem"),
          "-----BEGIN CERTIFICATE-----\n"
              + lines.encodeToString(certificate().getEncoded())
              + "\n-----END CERTIFICATE-----\n");
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private Certificate certificate() throws IOException {
    try {
      return all().getCertificate("authority");
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private KeyStore all() throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve("all.p12"))) {
      KeyStore all = KeyStore.getInstance("PKCS12");
      all.load(in, PASSWORD.toCharArray());
      return all;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private void pair(String name, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", name, "-dname", "CN=" + name));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", folder.resolve("all.p12").toString()));
    command.addAll(List.of(options));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (keytool.waitFor() != 0) {
        throw new IOException("keytool failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
