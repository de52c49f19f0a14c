package dev.exitcode.redact;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Log lines as they come out of ordinary containers, without secrets. */
public final class OrdinaryLog {
  private static final List<String> LINES =
      List.of(
          "2026-11-23T03:{digit 2}:{digit 2}.{digit 3}Z INFO  [http-nio-8080-exec-{digit 1}]"
              + " c.acme.shop.OrderController : order {hex 8}-{hex 4}-4{hex 3}-a{hex 3}-{hex 12}"
              + " accepted in {digit 2} ms",
          "{\"level\":\"info\",\"ts\":17320{digit 5}.{digit"
              + " 3},\"logger\":\"controller\",\"msg\":\"Reconciled\",\"trace_id\":\"{hex"
              + " 32}\",\"span_id\":\"{hex 16}\",\"name\":\"shop-{hex 10}-{base32 5}\"}",
          "Successfully pulled image \"ghcr.io/acme/shop@sha256:{hex 64}\" in {digit 1}.{digit 2}s",
          "Container image docker.io/library/nginx:1.27@sha256:{hex 64} already present on machine",
          "docker-pullable://registry.acme.dev:5000/shop:1.4.{digit 1}@sha256:{hex 64}",
          "containerd://{hex 64}",
          "commit {hex 40} (HEAD -> main, tag: v1.{digit 2}.{digit 1})",
          "npm_config_registry=https://registry.npmjs.org/ npm_config_cache=/root/.npm"
              + " npm_package_version=1.{digit 2}.0",
          "npm ERR! code ELIFECYCLE npm_lifecycle_event=start npm_config_user_agent=npm/10.{digit"
              + " 1}.0",
          "java.lang.NullPointerException: Cannot invoke \"com.acme.Token.value()\" because"
              + " \"token\" is null",
          "\tat org.springframework.security.oauth2.jwt.NimbusJwtDecoder.decode(NimbusJwtDecoder.java:1{digit"
              + " 2})",
          "\tat com.acme.auth.PasswordEncoder$$EnhancerBySpringCGLIB$${hex 8}.matches(<generated>)",
          "Caused by: io.jsonwebtoken.ExpiredJwtException: JWT expired at 2026-11-23T03:{digit"
              + " 2}:00Z. Current time: 2026-11-23T03:{digit 2}:01Z",
          "  File \"/usr/lib/python3.12/site-packages/requests/auth.py\", line {digit 3}, in"
              + " __call__",
          "401 Unauthorized: token expired",
          "invalid token: signature mismatch",
          "FATAL:  password authentication failed for user \"app\"",
          "Access denied for user 'root'@'10.1.{digit 1}.{digit 2}' (using password: YES)",
          "MountVolume.SetUp failed for volume \"tls\" : secret \"shop-tls-{digit 2}\" not found",
          "  secretName: x",
          "    secretName: shop-database-{digit 3}",
          "couldn't find key DB_PASSWORD in Secret default/shop-db-{digit 2}",
          "      DB_PASSWORD:  <set to the key 'password' in secret 'shop-db'>  Optional: false",
          "time=\"2026-11-23T03:00:{digit 2}Z\" level=warning msg=\"failed to refresh token\""
              + " error=\"oauth2: cannot fetch token: 400 Bad Request\"",
          "E1123 03:00:{digit 2}.{digit 6}       1 reflector.go:147]"
              + " k8s.io/client-go/informers/factory.go:159: Failed to watch *v1.Secret: secrets is"
              + " forbidden: User \"system:serviceaccount:shop:api\" cannot list resource"
              + " \"secrets\"",
          "10.244.{digit 1}.{digit 2} - - [23/Nov/2026:03:00:{digit 2} +0000] \"GET"
              + " /api/v1/orders/{hex 24}?page={digit 1}&sort=key HTTP/1.1\" 200 {digit 4} \"-\""
              + " \"kube-probe/1.31\"",
          "X-Request-Id: {hex 32} traceparent: 00-{hex 32}-{hex 16}-01",
          "dial tcp 10.96.0.{digit 2}:5432: connect: connection refused"
              + " (postgres://app@db.prod.svc:5432/shop?sslmode=disable)",
          "[GC pause (G1 Evacuation Pause) (young) {digit 3}M->{digit 2}M(512M), 0.{digit 7} secs]",
          "Killed process {digit 5} (java) total-vm:{digit 7}kB, anon-rss:{digit 6}kB,"
              + " oom_score_adj:{digit 3}",
          "etag: W/\"{hex 4}-{base64 27}\" integrity sha512-{base64 86}==",
          "uid={digit 4} PWD=/app HOME=/root HOSTNAME=shop-{hex 10}-{alnum 5}"
              + " PATH=/usr/local/bin:/usr/bin",
          "-----BEGIN CERTIFICATE-----",
          "cache_key=user:{digit 6} ttl=300 hit=true primary_key={digit 8}",
          "Kafka consumer group shop-{hex 8} partition orders-{digit 1} offset {digit 9} key null",
          "\u001b[32mINFO\u001b[0m \u001b[2mGET /health 200 {digit 1}ms\u001b[0m",
          "C:\\new\\table\\users.txt 100%25 done \\u00e9 caf\u00e9 \"quoted \\\"text\\\"\"");

  private OrdinaryLog() {}

  /** So many lines, the same each time. */
  public static List<String> lines(int count) {
    Random random = new Random(30);
    return Stream.generate(() -> LINES.get(random.nextInt(LINES.size())))
        .limit(count)
        .map(line -> Example.filled(line, random))
        .toList();
  }
}
