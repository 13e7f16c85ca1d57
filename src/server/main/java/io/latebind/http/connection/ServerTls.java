package io.latebind.http.connection;

import io.helidon.common.tls.Tls;
import io.latebind.http.access.TlsContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * The TLS of the web server: version 1.2 or later, with a client certificate if the client has one.
 *
 * <p>The web server's blocking sockets ignore TLS parameters, so the factory that creates the
 * sockets sets them. (Its other sockets would look up the name of every client before responding.)
 */
public final class ServerTls extends SSLContextSpi {
  private final SSLContext context;
  private final HandshakeWatch watch;

  private ServerTls(SSLContext context, HandshakeWatch watch) {
    this.context = context;
    this.watch = watch;
  }

  /** The TLS configuration for the web server. */
  public static Tls of(SSLContext context, HandshakeWatch watch) {
    return Tls.builder()
        .sslContext(
            new SSLContext(
                new ServerTls(context, watch), context.getProvider(), context.getProtocol()) {})
        .build();
  }

  @Override
  protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
      throws KeyManagementException {
    throw new KeyManagementException("It is set up already.");
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return new Factory(context.getSocketFactory(), watch);
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    return context.getServerSocketFactory();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return context.createSSLEngine();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return context.createSSLEngine(host, port);
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return context.getServerSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return context.getClientSessionContext();
  }

  /** Creates the sockets of accepted connections, and no others. */
  private static final class Factory extends SSLSocketFactory {
    private final SSLSocketFactory factory;
    private final HandshakeWatch watch;

    Factory(SSLSocketFactory factory, HandshakeWatch watch) {
      this.factory = factory;
      this.watch = watch;
    }

    @Override
    public Socket createSocket(Socket plain, InputStream consumed, boolean autoClose)
        throws IOException {
      SSLSocket secure = (SSLSocket) factory.createSocket(plain, consumed, autoClose);
      SSLParameters parameters = TlsContext.parameters();
      parameters.setWantClientAuth(true);
      secure.setSSLParameters(parameters);
      watch.watch(secure, plain);
      return secure;
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return factory.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) {
      throw onlyAccepted();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw onlyAccepted();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
      throw onlyAccepted();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw onlyAccepted();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
      throw onlyAccepted();
    }

    private static UnsupportedOperationException onlyAccepted() {
      return new UnsupportedOperationException("Sockets are only made of those accepted.");
    }
  }
}
