package dev.exitcode.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.exitcode.access.Directory;
import dev.exitcode.access.Person;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * People and user groups as Slack tells of them. Where Slack wants to be asked later it does not
 * wait, since somebody waits for the answer.
 */
final class SlackDirectory implements Directory {
  private static final List<String> LESSER =
      List.of(
          "deleted",
          "is_bot",
          "is_workflow_bot",
          "is_restricted",
          "is_ultra_restricted",
          "is_stranger");

  private final WebMethods web;
  private final Installation installation;

  SlackDirectory(WebMethods web, Installation installation) {
    this.web = web;
    this.installation = installation;
  }

  @Override
  public Set<String> group(String id) throws IOException {
    JsonObject answer = web.look("usergroups.users.list", Map.of("usergroup", id));
    return texts(answer, "users");
  }

  @Override
  public Person person(String id) throws IOException {
    JsonObject answer = web.look("users.info", Map.of("user", id));
    return answer.get("user") instanceof JsonObject user
        ? new Person(isMember(id, user), zone(user))
        : new Person(false, null);
  }

  private static @Nullable ZoneId zone(JsonObject user) {
    String name = text(user, "tz");
    try {
      return name == null ? null : ZoneId.of(name);
    } catch (DateTimeException e) {
      return null; // one that is newer than this Java
    }
  }

  /**
   * Guests, bots, deactivated users, and those whom Slack Connect brings from elsewhere, are not.
   */
  private boolean isMember(String id, JsonObject user) {
    return id.equals(text(user, "id"))
        && !id.equals("USLACKBOT")
        && LESSER.stream().noneMatch(trait -> is(user, trait))
        && isOfThisWorkspace(user);
  }

  /** In an organisation of several workspaces, people have one home and may be in others too. */
  private boolean isOfThisWorkspace(JsonObject user) {
    return installation.isTeam(text(user, "team_id"))
        || (user.get("enterprise_user") instanceof JsonObject of
            && texts(of, "teams").stream().anyMatch(installation::isTeam));
  }

  private static boolean is(JsonObject user, String trait) {
    return user.get(trait) instanceof JsonPrimitive value && value.getAsBoolean();
  }

  private static @Nullable String text(JsonObject user, String name) {
    return text(user.get(name));
  }

  private static @Nullable String text(@Nullable JsonElement value) {
    return value instanceof JsonPrimitive plain ? plain.getAsString() : null;
  }

  /** The texts of a list; whatever else stands there is nobody. */
  private static Set<String> texts(JsonObject answer, String name) {
    return answer.get(name) instanceof JsonArray list
        ? list.asList().stream()
            .map(SlackDirectory::text)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet())
        : Set.of();
  }
}
