package io.latebind.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.definition.LoadableDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The definitions that users see first do what their comments say. */
final class ExamplesTest {
  private static final Path PROJECT = Path.of(System.getProperty("project.basedir", "."));

  private static YamlIndex read(String file) throws IOException {
    return Definitions.read(file, Files.readAllBytes(PROJECT.resolve(file))).getFirst();
  }

  @Test
  void ordersKnowTheirCustomersRegionsAndProducts() throws IOException {
    // given
    YamlIndex orders = read("src/core/test/resources/definitions/orders.yaml");
    LoadableDocuments documents =
        new LoadableDocuments()
            .with(
                "orders/1",
                "{'customerId': 'customers/1', 'total': 12.5, 'placedAt': '2026-01-02T03:04:05Z',"
                    + " 'lines': [{'productId': 'p/1'}, {'productId': 'p/2'}]}")
            .with("customers/1", "{'name': 'Ann', 'regionId': 'r/1'}")
            .with("r/1", "{'name': 'North'}")
            .with("p/1", "{'name': 'Pen'}")
            .with("p/2", "{'name': 'Ink'}");

    // when, then
    assertThat(documents.entry(orders, "orders/1"))
        .isEqualTo(
            "{'customer':'Ann','region':'North','product':['Pen','Ink'],'total':12.5,"
                + "'placedAt':'2026-01-02T03:04:05Z'}");
    assertThat(documents.asked())
        .containsExactlyInAnyOrder("customers/1", "r/1", "p/1", "p/2", "invoices/1");
  }

  @Test
  void eMailsKnowTheirPeopleTextsAndParents() throws IOException {
    // given
    YamlIndex mail = read("src/embedded/main/resources/demo/indexes/mail.yaml");
    String wild = "<1$#%[x]@y>";
    LoadableDocuments documents =
        new LoadableDocuments()
            .with(
                "emails/" + wild,
                "{'subject': 'Re: Lunch', 'from': 'people/a/b@x', 'to': ['people/c@x',"
                    + " 'people/d@x'], 'date': '2002-08-22T11:26:25-05:00',"
                    + " 'parent': 'emails/0', 'group': 'food'}")
            .with("emails/" + wild + "/text", "{'body': 'Yes', 'bytes': 3}")
            .with("emails/0", "{'subject': 'Lunch', 'from': 'people/d@x'}")
            .with("people/a/b@x", "{'name': 'Ann', 'address': 'a/b@x'}")
            .with("people/d@x", "{'name': 'Dan', 'address': 'd@x'}");

    // when, then
    assertThat(mail.covers("emails/" + wild)).isTrue();
    assertThat(mail.covers("emails/" + wild + "/text")).isFalse();
    assertThat(documents.entry(mail, "emails/" + wild))
        .isEqualTo(
            "{'subject':'Re: Lunch','body':'Yes','bytes':3,'from':'Ann',"
                + "'fromId':'people/a/b@x','to':['Dan'],'toText':['Dan'],"
                + "'date':'2002-08-22T16:26:25Z','group':'food','parentSubject':'Lunch',"
                + "'parentFrom':'Dan'}");
    assertThat(documents.asked()).contains("people/c@x", "emails/0", "people/d@x");
  }

  @Test
  void imagesKnowTheirEmbeddings() throws IOException {
    // given
    YamlIndex images = read("src/embedded/main/resources/demo/indexes/images.yaml");
    String values = "[1" + ",0.5".repeat(191) + "]";
    LoadableDocuments documents =
        new LoadableDocuments()
            .with(
                "images/1f600",
                "{'name': 'grinning face', 'group': 'Smileys', 'kind': 'face-smiling',"
                    + " 'characters': ':-)', 'bytes': 3, 'image': 'data:image/png;base64,AA==',"
                    + " 'embeddingId': 'embeddings/1f600'}")
            .with("embeddings/1f600", "{'model': 'layout-192', 'values': " + values + "}");

    // when, then
    assertThat(documents.entry(images, "images/1f600"))
        .isEqualTo(
            "{'name':'grinning face','group':'Smileys','kind':'face-smiling',"
                + "'characters':':-)','bytes':3,'model':'layout-192','embedding':"
                + values.replace("[1,", "[1.0,")
                + "}");
    assertThat(documents.asked()).containsExactly("embeddings/1f600");
  }
}
