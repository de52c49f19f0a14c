package dev.exitcode.k8s.apiserver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys and certificates of one run, made by the JDK. */
final class Keys {
  private static final char[] PASSWORD = "only-a-test".toCharArray();

  private Keys() {}

  /** A certificate for both ends of the way from the API server to a kubelet, signed by itself. */
  static KeyStore kubelet(Path folder) throws IOException, GeneralSecurityException {
    return keytool(folder, "-alias kubelet -ext san=ip:127.0.0.1 -validity 2");
  }

  /**
   * An authority, {@code ca}, and a certificate that it signed; of this, keytool's words say more.
   */
  static KeyStore signed(Path folder, String words) throws IOException, GeneralSecurityException {
    KeyStore _ = keytool(folder, "-alias ca -ext bc=ca:true -validity 9 -startdate -5d");
    return keytool(folder, "-alias kubelet -signer ca " + words);
  }

  private static KeyStore keytool(Path folder, String words)
      throws IOException, GeneralSecurityException {
    Path file = folder.resolve("kubelet.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String options =
        "-genkeypair -keyalg EC -dname CN=exitcode-test -ext eku=serverAuth,clientAuth %s -storepass "
            .formatted(words);
    List<String> command = new ArrayList<>(List.of(keytool, "-keystore", file.toString()));
    command.addAll(List.of((options + new String(PASSWORD)).split(" ")));
    try (Child child = Child.start(folder.resolve("keytool.log"), command)) {
      child.mustSucceed();
    }
    return KeyStore.getInstance(file.toFile(), PASSWORD);
  }

  static PrivateKey serviceAccounts() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair().getPrivate();
  }

  static Path write(Path file, Certificate certificate)
      throws IOException, GeneralSecurityException {
    return write(file, "CERTIFICATE", certificate.getEncoded());
  }

  static Path write(Path file, PrivateKey key) throws IOException {
    return write(file, "PRIVATE KEY", key.getEncoded());
  }

  static PrivateKey key(KeyStore store) throws GeneralSecurityException {
    return (PrivateKey) store.getKey("kubelet", PASSWORD);
  }

  /** Shows what the store holds and trusts nothing else. */
  static SSLContext both(KeyStore store) throws GeneralSecurityException {
    KeyManagerFactory shown =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    shown.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(shown.getKeyManagers(), trust(store).getTrustManagers(), null);
    return context;
  }

  /** The certificate alone, without the key of the authority that signed it. */
  static KeyStore alone(KeyStore signed) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("kubelet", key(signed), PASSWORD, signed.getCertificateChain("kubelet"));
    store.setCertificateEntry("ca", signed.getCertificate("ca"));
    return store;
  }

  /** Trusts the certificates of a PEM file and nothing else. */
  static SSLContext trusting(Path pem) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(pem)) {
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("trusted-" + store.size(), certificate);
      }
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust(store).getTrustManagers(), null);
    return context;
  }

  private static TrustManagerFactory trust(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }

  private static Path write(Path file, String what, byte[] content) throws IOException {
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    return Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, lines, what));
  }
}
