package io.latebind.demo.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Makes the document that describes an image from the document that holds it. */
public final class Embedding {
  private static final String DATA = "data:image/png;base64,";

  private Embedding() {}

  /** The id under which the description of an image is to be written. */
  public static String id(ObjectNode image) {
    return image.get("embeddingId").textValue();
  }

  /** {@code {"model","values"}} from the pixels in the field {@code image}. */
  static ObjectNode of(ObjectNode image) {
    ObjectNode embedding = Json.object().put("model", PixelDescriptor.MODEL);
    ArrayNode values = embedding.putArray("values");
    for (float value : PixelDescriptor.of(pixels(image))) {
      values.add(value);
    }
    return embedding;
  }

  /** The pixels of an image document. */
  static BufferedImage pixels(ObjectNode image) {
    byte[] png =
        Base64.getDecoder().decode(image.get("image").textValue().substring(DATA.length()));
    try {
      return ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(png)));
    } catch (IOException e) {
      throw new UncheckedIOException("The image " + image.get("name") + " cannot be read", e);
    }
  }
}
