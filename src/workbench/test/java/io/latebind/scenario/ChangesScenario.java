package io.latebind.scenario;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChangesScenario {
  private static Installation installation;

  @BeforeAll
  static void start() {
    installation = Installation.start(TestIndexes.hops());
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  void aTargetIsUpdatedDeletedAndCreatedAgain() throws Exception {
    installation.write("r/updated", "{\"v\":1,\"ref\":\"t/updated\"}");
    installation.write("t/updated", "{\"name\":\"first\"}").awaitComplete();

    installation.write("t/updated", "{\"name\":\"second\"}").awaitComplete();
    installation.write("t/updated", null).awaitComplete();
    installation.write("t/updated", "{\"name\":\"third\"}").awaitComplete();
  }

  @Test
  void aReferrerIsPointedElsewhere() throws Exception {
    for (int i = 0; i < 20; i++) {
      installation.write("t/here" + i, "{\"name\":\"here\"}");
      installation.write("t/there" + i, "{\"name\":\"there\"}");
      installation.write("r/pointed" + i, "{\"v\":1,\"ref\":\"t/here" + i + "\"}");
    }
    installation.awaitComplete();

    for (int i = 0; i < 20; i++) {
      installation.write("r/pointed" + i, "{\"v\":2,\"ref\":\"t/there" + i + "\"}");
      installation.write("t/here" + i, "{\"name\":\"nobody reads this\"}");
    }
    installation.awaitComplete();

    for (int i = 0; i < 20; i++) {
      installation.write("t/there" + i, "{\"name\":\"moved\"}");
    }
    installation.awaitComplete();
  }

  @Test
  void theSecondHopComesWhileTheFirstIsBeingHandled() throws Exception {
    for (int i = 0; i < 500; i++) {
      installation.write("r/hop" + i, "{\"v\":1,\"ref\":\"t/hop" + i + "\"}");
    }
    for (int i = 0; i < 500; i++) {
      installation.write("t/hop" + i, "{\"name\":\"one\",\"next\":\"t/hop" + i + "/next\"}");
      installation.write("t/hop" + i + "/next", "{\"name\":\"two\"}");
    }

    installation.awaitComplete();
  }

  @Test
  void aDocumentReferencesItself() throws Exception {
    for (int i = 0; i < 10; i++) {
      String id = "r/self" + i;
      installation.write(
          id, "{\"v\":1,\"name\":\"me\",\"ref\":\"" + id + "\",\"next\":\"" + id + "\"}");
    }
    installation.awaitComplete();

    for (int i = 0; i < 10; i++) {
      String id = "r/self" + i;
      installation.write(id, "{\"v\":2,\"name\":\"still me\",\"ref\":\"" + id + "\"}");
    }
    installation.awaitComplete();
  }

  @Test
  void twoDocumentsReferenceEachOther() throws Exception {
    for (int i = 0; i < 10; i++) {
      installation.write(
          "r/left" + i,
          "{\"v\":1,\"name\":\"left\",\"ref\":\"r/right%d\",\"next\":\"r/left%d\"}"
              .formatted(i, i));
      installation.write(
          "r/right" + i,
          "{\"v\":1,\"name\":\"right\",\"ref\":\"r/left%d\",\"next\":\"r/right%d\"}"
              .formatted(i, i));
    }
    installation.awaitComplete();

    for (int i = 0; i < 10; i++) {
      installation.write("r/left" + i, null);
    }
    installation.awaitComplete();
  }
}
