/** Puts a text where the reader can paste it. */
import { ElMessage } from "element-plus";

/** Copy a text and say so; where the browser refuses, show the text itself. */
export async function copyText(text: string, done: string, failed: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    ElMessage.success(done);
  } catch {
    ElMessage.warning({ message: failed, duration: 0, showClose: true });
  }
}
