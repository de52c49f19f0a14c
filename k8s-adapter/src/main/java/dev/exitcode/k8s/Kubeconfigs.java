package dev.exitcode.k8s;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Kubeconfig files, found and merged as kubectl does. */
final class Kubeconfigs {
  private Kubeconfigs() {}

  /**
   * Reads one context; runs the program that it names for credentials, where it names one.
   *
   * @throws UnusableAccess where there is none or it cannot be used
   */
  static Credentials read(ClusterAccess.Way.Kubeconfig way, Machine machine) {
    List<Path> files = files(way.file(), machine);
    Config config = Config.empty();
    AuthInfo user;
    try {
      var parsed = files.stream().map(file -> KubeConfigUtils.parseConfig(file.toFile())).toList();
      KubeConfigUtils.merge(
          config, way.context(), parsed.toArray(io.fabric8.kubernetes.api.model.Config[]::new));
      user = user(config, parsed);
    } catch (RuntimeException e) {
      throw new UnusableAccess("The kubeconfig " + names(files) + " cannot be used.", e);
    }
    check(config, way.context(), files);
    refuseImpersonation(user);
    String tokenFile = tokenFile(config, user);
    if (tokenFile != null) {
      config.setAutoOAuthToken(Credentials.text(Path.of(tokenFile)));
    }
    return new Credentials(config, config.getNamespace(), read(files, config, tokenFile));
  }

  private static List<Path> read(List<Path> files, Config config, @Nullable String tokenFile) {
    return Credentials.files(
        files,
        config.getCaCertFile(),
        config.getClientCertFile(),
        config.getClientKeyFile(),
        tokenFile);
  }

  /**
   * The file that the user's token is in, or null. The client overlooks it; kubectl believes it
   * before a token that is written down, and looks for it beside the kubeconfig.
   */
  private static @Nullable String tokenFile(Config config, @Nullable AuthInfo user) {
    NamedContext context = config.getCurrentContext();
    String file = user == null ? null : user.getTokenFile();
    return context == null || file == null
        ? null
        : KubeConfigUtils.getFileWithNamedAuthInfo(context).toPath().resolveSibling(file) + "";
  }

  /** Who the context goes in as, or null. */
  private static @Nullable AuthInfo user(
      Config config, List<io.fabric8.kubernetes.api.model.Config> parsed) {
    NamedContext context = config.getCurrentContext();
    String name = context == null ? null : context.getContext().getUser();
    return parsed.stream()
        .flatMap(one -> Stream.ofNullable(one.getUsers()).flatMap(List::stream))
        .filter(one -> one.getName().equals(name))
        .findFirst()
        .map(NamedAuthInfo::getUser)
        .orElse(null);
  }

  /** The client overlooks it, and would go in with rights that its owner has put down. */
  private static void refuseImpersonation(@Nullable AuthInfo user) {
    if (user != null && (user.getAs() != null || !user.getAsGroups().isEmpty())) {
      throw new UnusableAccess(
          "The kubeconfig's user impersonates another one (as, as-groups), which Exitcode does not"
              + " do. Name a user that has the rights itself.");
    }
  }

  private static void check(Config config, @Nullable String context, List<Path> files) {
    var current = config.getCurrentContext();
    if (current == null || (context != null && !context.equals(current.getName()))) {
      String wanted = context == null ? "no current context" : "no context " + context;
      throw new UnusableAccess("The kubeconfig " + names(files) + " has " + wanted + ".");
    }
    if (config.isTrustCerts() || config.isDisableHostnameVerification()) {
      throw new UnusableAccess(
          "The kubeconfig's context "
              + current.getName()
              + " says insecure-skip-tls-verify, and who does not check a cluster cannot believe"
              + " it. Name its certificate-authority instead.");
    }
  }

  private static List<Path> files(@Nullable Path named, Machine machine) {
    if (named != null) {
      return existing(List.of(named));
    }
    String several = machine.env().get("KUBECONFIG");
    return several == null || several.isBlank()
        ? existing(List.of(machine.home().resolve(".kube").resolve("config")))
        : existing(Stream.of(several.split(File.pathSeparator)).map(Path::of).toList());
  }

  private static List<Path> existing(List<Path> files) {
    List<Path> there = files.stream().filter(Files::isRegularFile).toList();
    if (there.isEmpty()) {
      throw new UnusableAccess("There is no kubeconfig " + names(files) + ".");
    }
    return there;
  }

  private static String names(List<Path> files) {
    return String.join(", ", files.stream().map(Path::toString).toList());
  }
}
