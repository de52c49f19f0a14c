package dev.exitcode.k8s.apiserver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** A service account of the cluster and a token of it, asked for as kubelet asks for a pod's. */
record Account(String namespace, String name, String token, Api api) {
  /** Makes a token for an account that exists. */
  static Account of(Api admin, String namespace, String name) {
    String path = "/api/v1/namespaces/" + namespace + "/serviceaccounts/" + name + "/token";
    String token =
        admin
            .post(path, Api.tree("{\"spec\": {\"expirationSeconds\": 3600}}"))
            .ok()
            .at("/status/token")
            .asString();
    return new Account(namespace, name, token, admin.as(token));
  }

  String user() {
    return "system:serviceaccount:" + namespace + ":" + name;
  }

  /**
   * The same token as it would read if it had run out at that moment, with a signature that is
   * right.
   */
  String tokenUntil(Instant end, PrivateKey key) throws GeneralSecurityException {
    String[] parts = token.split("\\.");
    ObjectNode claims =
        (ObjectNode)
            Api.tree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
    claims.put("exp", end.getEpochSecond());
    claims.put("iat", end.minusSeconds(3600).getEpochSecond());
    claims.put("nbf", end.minusSeconds(3600).getEpochSecond());
    String signed = parts[0] + "." + encode(claims.toString().getBytes(StandardCharsets.UTF_8));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + encode(signature.sign());
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
