package dev.exitcode.slack;

import com.slack.api.bolt.response.Response;

/** What goes back in an acknowledgement. */
final class Responses {
  private Responses() {}

  /** A finished JSON body. */
  static Response json(String json) {
    return Response.builder()
        .statusCode(200)
        .contentType(Response.CONTENT_TYPE_APPLICATION_JSON_UTF8)
        .body(json)
        .build();
  }

  /** Nothing but a status. */
  static Response status(int status) {
    return Response.builder().statusCode(status).build();
  }
}
